import { expect, it } from "vitest";
import { shortened, widthInEms } from "../../renderer/layout/text-width.ts";

it("shortens only a text that is too wide, and marks it as shortened", () => {
  expect([shortened("护照换发", 4), shortened("护照换发", 3), shortened("", 3)]).toEqual(["护照换发", "护照…", ""]);
  const long = shortened("Renewal of an ordinary passport. ".repeat(9), 60);
  expect([widthInEms(long) <= 60, widthInEms(long) > 58, long.at(-1)]).toEqual([true, true, "…"]);
});

it("never cuts a character in two", () => {
  expect(shortened("𠮷𠮷𠮷", 2)).toBe("𠮷…");
});
