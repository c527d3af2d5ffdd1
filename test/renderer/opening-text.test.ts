import { describe, expect, it } from "vitest";
import { openingText } from "../../renderer/words/date-time.ts";

/** 2026-11-23 is a Monday. */
const at = (day: number, hours: number, minutes = 0): Date => new Date(2026, 10, day, hours, minutes);
const now = at(23, 12, 10);
const shown = (opening: Date, locale = "zh-CN"): string | null => openingText(opening.toISOString(), now, locale);

describe("the next opening", () => {
  it("is named as a person says it", () => {
    expect([at(23, 13, 30), at(24, 9), at(27, 9), at(29, 9)].map((opening) => shown(opening))).toEqual([
      "今天 13:30",
      "明天 9:00",
      "周五 9:00",
      "周日 9:00",
    ]);
    expect([at(23, 13, 30), at(24, 9), at(27, 9)].map((opening) => shown(opening, "en-GB"))).toEqual([
      "today 13:30",
      "tomorrow 9:00",
      "Friday 9:00",
    ]);
  });

  it("has its date from a week on: the weekday alone would be understood as the next one", () => {
    expect([shown(at(30, 9)), shown(at(30, 9), "en-GB")]).toEqual(["11月30日 星期一 9:00", "Monday 30 November 9:00"]);
  });

  it("is not shown where none is planned, or where it has passed", () => {
    expect([openingText(null, now, "zh-CN"), shown(at(23, 12, 10)), openingText("no time", now, "zh-CN")]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
