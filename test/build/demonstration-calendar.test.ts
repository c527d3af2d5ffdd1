import { afterEach, describe, expect, test, vi } from "vitest";
import { dayAfter, dayOf, msAt, openParts, wallTimeOf } from "../../build/demonstration/calendar.ts";

afterEach(() => vi.unstubAllEnvs());

describe.each(["UTC", "America/New_York", "Asia/Shanghai"])(
  "the calendar of the demonstration on a machine in %s",
  (zone) => {
    test("has the time of the office", () => {
      vi.stubEnv("TZ", zone);
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
      const opens = Date.parse("2026-03-09T01:00:00Z");
      expect(msAt("2026-03-09", "09:00")).toBe(opens);
      expect(wallTimeOf(opens + 5)).toBe("2026-03-09T09:00:00.005+08:00");
      expect([dayOf(Date.parse("2026-03-08T15:59:59Z")), dayOf(Date.parse("2026-03-08T16:00:00Z"))]).toEqual([
        "2026-03-08",
        "2026-03-09",
      ]);
      // The days on which a machine in New York changes its clock.
      expect([dayAfter("2026-03-08"), dayAfter("2026-11-01")]).toEqual(["2026-03-09", "2026-11-02"]);
    });

    test("opens at the hours of the office", () => {
      vi.stubEnv("TZ", zone);
      const hours = { text: { zh: "周一上午" }, open: [{ weekdays: [1], from: "08:30", to: "12:00" }], closedOn: [] };
      expect(openParts(hours, "2026-03-09")).toEqual([
        { fromMs: Date.parse("2026-03-09T00:30:00Z"), toMs: Date.parse("2026-03-09T04:00:00Z") },
      ]);
      expect(openParts(hours, "2026-03-10")).toEqual([]);
    });
  },
);
