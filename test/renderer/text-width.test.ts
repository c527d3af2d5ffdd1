import { expect, it } from "vitest";
import { linesOf, measured, shortened, widthInEms } from "../../renderer/layout/text-width.ts";

it("shortens only a text that is too wide, and marks it as shortened", () => {
  expect([shortened("护照换发", 4), shortened("护照换发", 3), shortened("", 3)]).toEqual(["护照换发", "护照…", ""]);
  const long = shortened("Renewal of an ordinary passport. ".repeat(9), 60);
  expect([widthInEms(long) <= 60, widthInEms(long) > 58, long.at(-1)]).toEqual([true, true, "…"]);
});

it("never cuts a character in two", () => {
  expect(shortened("𠮷𠮷𠮷", 2)).toBe("𠮷…");
});

it("counts lines by the places where a text may break, and not by its width alone", () => {
  expect([
    linesOf(measured("办".repeat(16)), 8),
    linesOf(measured("办".repeat(17)), 8),
    linesOf(measured(""), 8),
  ]).toEqual([2, 3, 1]);
  // The comma does not begin a line: it takes the last character along.
  expect(linesOf(measured(`${"办".repeat(8)}，${"办".repeat(7)}`), 8)).toBe(3);
  expect(linesOf(measured(`${"办".repeat(7)}（${"办".repeat(8)}）`), 8)).toBe(3);
  const words = "Conditions added beyond the service guide";
  expect([linesOf(measured(words), 40), linesOf(measured(words), 14), linesOf(measured(words), 6)]).toEqual([1, 2, 5]);
});
