import { afterEach, expect, it, vi } from "vitest";
import { dateText, dayText, timeText, untilNextMinuteMs } from "../../renderer/words/date-time.ts";

const morning = new Date("2026-11-23T01:42:05Z");
const midnight = new Date("2026-11-23T16:00:00Z");
const zone = "Asia/Shanghai";

it("shows the day in everyday words", () => {
  expect([dayText(morning, "zh-CN", zone), dayText(morning, "en-GB", zone)]).toEqual([
    "11月23日 星期一",
    "Monday 23 November",
  ]);
});

it("shows the last day of a promise as it was counted, wherever the system is", () => {
  for (const systemZone of ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"]) {
    vi.stubEnv("TZ", systemZone);
    expect([dateText("2026-12-07", "zh-CN"), dateText("2026-12-07", "en-GB")]).toEqual(["12月7日", "7 December"]);
  }
});

it("shows the time with two digits and 24 hours, midnight as 00:00 of the new day", () => {
  expect([
    timeText(morning, "zh-CN", zone),
    timeText(midnight, "zh-CN", zone),
    timeText(midnight, "en-GB", zone),
  ]).toEqual(["09:42", "00:00", "00:00"]);
  expect(dayText(midnight, "zh-CN", zone)).toBe("11月24日 星期二");
});

afterEach(() => vi.unstubAllEnvs());

it("follows the system into another time zone", () => {
  const shown = (systemZone: string) => {
    vi.stubEnv("TZ", systemZone);
    return `${dayText(midnight, "zh-CN")} ${timeText(midnight, "zh-CN")}`;
  };
  expect([shown("Asia/Shanghai"), shown("Europe/London")]).toEqual(["11月24日 星期二 00:00", "11月23日 星期一 16:00"]);
});

it("is renewed when its minute ends, never at once", () => {
  expect([untilNextMinuteMs(0), untilNextMinuteMs(59_999), untilNextMinuteMs(60_000)]).toEqual([60_000, 1, 60_000]);
});
