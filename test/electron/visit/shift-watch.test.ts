import { describe, expect, it } from "vitest";
import type { OpeningHours } from "../../../contract/sync/configuration.ts";
import { isPastItsDay, watchShift } from "../../../electron/main/visit/shift-watch.ts";
import { openedStore } from "../../support/ledger.ts";
import { configurationWith } from "../support/configuration.ts";
import { entriesOnDisk } from "../support/entries-on-disk.ts";
import { manualTime } from "../support/manual-time.ts";
import { loggedIn, opened } from "../support/session.ts";
import { configuredVisit, type StartedVisit, visitOver } from "../support/started-visit.ts";

/** 2026-11-24 is a Tuesday, and the clock of these tests stands at 09:42 of the 23rd in China. */
const at = (day: number, hours: number, minutes = 0) => new Date(2026, 10, day, hours, minutes);
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const hours: OpeningHours = {
  text: { zh: "周一至周五" },
  open: [
    { weekdays: [1, 2, 3, 4, 5], from: "09:00", to: "12:00" },
    { weekdays: [1, 2, 3, 4, 5], from: "13:30", to: "17:00" },
    { weekdays: [7], from: "20:00", to: "02:00" },
  ],
  closedOn: [],
};

describe("a shift is past its day", () => {
  it.each([
    ["2026-11-24", at(24, 8), false],
    ["2026-11-24", at(24, 12, 30), false],
    ["2026-11-24", at(24, 16, 59), false],
    ["2026-11-24", at(24, 17), true],
    ["2026-11-23", at(24, 8), true],
    ["2026-11-23", at(24, 10), true],
    ["2026-11-29", at(30, 1), false],
    ["2026-11-29", at(30, 2), true],
  ] as const)("that began on %s, at %s: %s", (startedDay, date, isPast) => {
    expect(isPastItsDay(startedDay, hours, date)).toBe(isPast);
  });

  it("on the next day where nobody has said the hours", () => {
    expect([isPastItsDay("2026-11-24", null, at(24, 23, 59)), isPastItsDay("2026-11-24", null, at(25, 0))]).toEqual([
      false,
      true,
    ]);
  });
});

describe("a shift that nobody ended", () => {
  const causes = ({ folder }: StartedVisit) =>
    entriesOnDisk(folder).flatMap(({ kind, body }) =>
      kind === "shift-ended" ? [(body as { cause: string }).cause] : [],
    );
  /** In the zone of this machine the clock stands somewhere on the 22nd or 23rd: always open, or never again today. */
  const closesAt = (to: string): OpeningHours => ({
    text: { zh: "每天" },
    open: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to }],
    closedOn: [],
  });

  it("ends when the day has been over and nobody has touched anything for half an hour", () => {
    const time = manualTime();
    const started = configuredVisit({ time });
    const { visit, store } = started;
    expect(store.applyConfiguration(configurationWith({ version: 2, hours: closesAt("00:01") })).ok).toBe(true);
    visit.refresh();
    visit.take(loggedIn);
    time.advance(20 * minuteMs);
    visit.take(opened());
    time.advance(29 * minuteMs);
    visit.noticeTime();
    expect([visit.session().duty.state, causes(started)]).toEqual(["on", []]);
    time.advance(1 * minuteMs);
    visit.noticeTime();
    expect([visit.session().duty.state, causes(started)]).toEqual(["off", ["forgotten"]]);
    store.close();
  });

  it("does not end because a wall clock was set, while somebody works", () => {
    const time = manualTime();
    const started = configuredVisit({ time });
    started.visit.take(loggedIn);
    time.moveWallClock(10 * 365 * 24 * hourMs);
    started.visit.noticeTime();
    time.advance(29 * minuteMs);
    started.visit.noticeTime();
    expect(started.visit.session().duty.state).toBe("on");
    started.store.close();
  });

  it("of another day is over at the next start, and one of this day goes on", () => {
    const before = configuredVisit();
    before.visit.take(loggedIn);
    before.store.close();
    const restarted = (time = manualTime()) => {
      const store = openedStore(before.folder);
      const again = visitOver({ folder: before.folder, store, time });
      again.visit.refresh();
      store.close();
      return again;
    };
    expect(restarted().visit.session().duty.state).toBe("on");
    const nextDay = manualTime();
    nextDay.moveWallClock(24 * hourMs);
    const again = restarted(nextDay);
    expect([again.visit.session().duty.state, causes(again)]).toEqual(["off", ["forgotten"]]);
    expect(again.published.map(({ screen }) => screen)).toEqual(["no-one-on-duty"]);
  });
});

describe("the watch", () => {
  it("knows a shift that begins now from the one it found", () => {
    const { clock, advance } = manualTime();
    const watch = watchShift(clock, "2020-01-01");
    expect(watch.isForgotten(null)).toBe(true);
    watch.began();
    advance(hourMs);
    expect(watch.isForgotten(null)).toBe(false);
  });
});
