import { describe, expect, test } from "vitest";
import {
  formatCount,
  formatGib,
  formatMean,
  formatRate,
  formatSigned,
  shortDeviceId,
} from "../../central/web/format/text.ts";
import {
  formatAgo,
  formatClock,
  formatDay,
  formatSpan,
  formatTime,
  formatWeekday,
} from "../../central/web/format/time.ts";
import { wordsOf } from "../../central/web/words/words.ts";

describe("formatting", () => {
  test("shows times in one zone, whatever offset they were recorded with", () => {
    const times = ["2026-11-23T09:42:31.120+08:00", "2026-11-23T01:42:31Z", Date.UTC(2026, 10, 23, 16, 0, 5)];
    expect(times.map((time) => formatTime(time))).toEqual([
      "2026-11-23 09:42:31",
      "2026-11-23 09:42:31",
      "2026-11-24 00:00:05",
    ]);
  });

  test("shows a clock and a day of one zone", () => {
    expect(["2026-11-23T17:42:31.120Z", "13:30"].map((time) => formatClock(time))).toEqual(["01:42", "13:30"]);
    expect(formatDay(Date.UTC(2026, 10, 23, 16, 0, 5))).toBe("2026-11-24");
  });

  test("shows rates with one decimal, and none where the divisor is 0", () => {
    expect([1, 0, 2 / 3, null].map(formatRate)).toEqual(["100.0%", "0.0%", "66.7%", "—"]);
  });

  test("leaves a text that is no time unchanged", () => {
    expect([formatTime("soon"), formatWeekday(wordsOf.zh, "soon")]).toEqual(["soon", "soon"]);
  });

  test("names the weekday behind a day", () => {
    const days = ["2026-11-22", "2026-11-23", "2026-11-28"];
    expect(days.map((day) => formatWeekday(wordsOf.zh, day))).toEqual([
      "2026-11-22 周日",
      "2026-11-23 周一",
      "2026-11-28 周六",
    ]);
    expect(formatWeekday(wordsOf.en, "2026-11-22")).toBe("2026-11-22 Sun");
  });

  test("shows a change with its sign, and none where it rounds to nothing", () => {
    expect([0.84, -0.84, 12].map((change) => formatSigned(change, 1))).toEqual(["+0.8", "−0.8", "+12.0"]);
    expect([0, 0.004, -0.004].map((change) => formatSigned(change, 2))).toEqual(["±0.00", "±0.00", "±0.00"]);
  });

  test("shows an age by the centre's clock", () => {
    const nowMs = Date.parse("2026-11-23T12:00:00Z");
    const ago = (time: string | null) => formatAgo(wordsOf.zh, time, nowMs);
    expect([
      ago(null),
      ago("2026-11-23T12:00:03Z"),
      ago("2026-11-23T11:59:01Z"),
      ago("2026-11-23T11:59:00Z"),
      ago("2026-11-23T08:30:00Z"),
      ago("2026-11-22T12:00:00Z"),
      ago("never"),
    ]).toEqual(["从未联系", "刚刚", "刚刚", "1 分钟前", "3 小时前", "2026-11-22 20:00:00", "never"]);
  });

  test("shows a duration in the one unit that fits", () => {
    const spans = [0, 59_999, 60_000, 3_599_999, 3_600_000, 47 * 3_600_000, 48 * 3_600_000];
    expect(spans.map((ms) => formatSpan(wordsOf.en, ms))).toEqual([
      "0 s",
      "59 s",
      "1 min",
      "59 min",
      "1 h",
      "47 h",
      "2 days",
    ]);
    expect([0, 312, 48_213].map(formatGib)).toEqual(["0.0", "0.3", "47.1"]);
  });

  test("shows counts, means and device ids", () => {
    expect([formatCount(0), formatCount(1_234_567)]).toEqual(["0", "1,234,567"]);
    expect([formatMean(3.5), formatMean(4.25), formatMean(5)]).toEqual(["3.5", "4.3", "5.0"]);
    expect(shortDeviceId("3f9a1c20-1c2d-4e3f-8a9b-0123456789ab")).toBe("3f9a1c20");
  });
});
