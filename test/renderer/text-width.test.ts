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

it("counts lines by the phrases between which a text may break, and not by its width alone", () => {
  const words = (count: number): string => "材料".repeat(count);
  expect([8, 9].map((count) => linesOf(measured(words(count)), 8))).toEqual([2, 3]);
  expect(linesOf(measured(""), 8)).toBe(1);
  // 提供 stays whole: a line of eight has room for its first character only.
  expect(linesOf(measured("办事指南提供样本有错"), 5)).toBe(3);
  // The comma does not begin a line: it takes the last word along.
  expect(linesOf(measured(`${words(4)}，${words(3)}`), 8)).toBe(3);
  const english = "Conditions added beyond the service guide";
  expect([40, 14, 6].map((ems) => linesOf(measured(english), ems))).toEqual([1, 2, 5]);
});

it("counts the lines of a phrase that is wider than a line", () => {
  expect([8, 3, 2].map((ems) => linesOf(measured("未在承诺"), ems))).toEqual([1, 2, 2]);
  expect([20, 12, 6].map((ems) => linesOf(measured("internationalisation, once"), ems))).toEqual([1, 2, 3]);
});
