import { describe, expect, it } from "vitest";
import { returnTime } from "../../renderer/words/date-time.ts";

const now = new Date("2026-11-23T12:10:00+08:00");
const timeIn = (until: string | null, locale = "zh-CN"): string | null =>
  returnTime(until, now, locale, "Asia/Shanghai");

describe("the time at which service resumes", () => {
  it("is shown as time of day while it is in the future", () => {
    expect(timeIn("2026-11-23T13:30:00+08:00")).toBe("13:30");
  });

  it("is not shown where none is set, or where it is over", () => {
    expect([timeIn(null), timeIn("2026-11-23T12:10:00+08:00"), timeIn("no time")]).toEqual([null, null, null]);
  });

  it("is shown with its day where that is another one", () => {
    expect([timeIn("2026-11-24T09:00:00+08:00"), timeIn("2026-11-24T09:00:00+08:00", "en-GB")]).toEqual([
      "11月24日 星期二 09:00",
      "Tuesday 24 November 09:00",
    ]);
  });
});
