import { expect, test } from "vitest";
import { isAfterClosing } from "../../../../central/figures/signals/read-visits.ts";

const hours = {
  text: { zh: "工作日 9:00–12:00，13:30–17:00" },
  open: [
    { from: "09:00", to: "12:00", weekdays: [1, 2, 3, 4, 5, 6] },
    { from: "13:30", to: "17:00", weekdays: [1, 2, 3, 4, 5] },
    { from: "20:00", to: "02:00", weekdays: [4] },
  ],
  closedOn: ["2026-03-03"],
};

// 2026-03-02 is a Monday.
test.each([
  ["2026-03-02T16:59:59.999+08:00", false, "just before closing"],
  ["2026-03-02T17:00:00.000+08:00", true, "at closing"],
  ["2026-03-02T23:59:00.000-11:00", true, "by the device's local time, in any time zone"],
  ["2026-03-02T12:30:00.000+08:00", false, "at lunch"],
  ["2026-03-02T08:00:00.000+08:00", false, "before opening"],
  ["2026-03-03T18:00:00.000+08:00", false, "on a day without service"],
  ["2026-03-05T18:00:00.000+08:00", false, "on a day that runs over midnight"],
  ["2026-03-07T12:00:00.000+08:00", true, "on a Saturday that ends at noon"],
  ["2026-03-08T18:00:00.000+08:00", false, "on a weekday without hours"],
])("%s is after closing: %s, %s", (at, expected) => {
  expect(isAfterClosing(hours, at)).toBe(expected);
});

test("without hours nothing is after closing", () => {
  expect(isAfterClosing(null, "2026-03-02T23:00:00.000+08:00")).toBe(false);
});
