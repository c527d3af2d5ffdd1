import { describe, expect, it } from "vitest";
import type { OpeningHours } from "../../../../contract/sync/configuration.ts";
import { isPastItsDay, watchShift } from "../../../../electron/main/visit/shift-watch.ts";
import { openedStore } from "../../../support/ledger.ts";
import { configurationWith } from "../../support/configuration.ts";
import { entriesOnDisk } from "../../support/entries-on-disk.ts";
import { manualTime } from "../../support/manual-time.ts";
import { loggedIn, opened } from "../../support/session.ts";
import { configuredVisit, type StartedVisit, visitOver } from "../../support/started-visit.ts";

/** 2026-11-24 is a Tuesday, and the clock of these tests is at 09:42 of the 23rd in China. */
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

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const openOn = (...parts: readonly (readonly [from: string, to: string])[]): OpeningHours => ({
  text: { zh: "每天" },
  open: parts.map(([from, to]) => ({ weekdays: everyDay, from, to })),
  closedOn: [],
});

describe("the check whether a shift is past its day", () => {
  it.each([
    [at(24, 8, 30), at(24, 8, 50), hours, false],
    [at(24, 8, 30), at(24, 12, 30), hours, false],
    [at(24, 13), at(24, 16, 59), hours, false],
    [at(24, 9), at(24, 17), hours, true],
    [at(23, 9), at(24, 8), hours, true],
    [at(23, 9), at(24, 10), hours, true],
    [at(29, 20), at(30, 1), hours, false],
    [at(29, 20), at(30, 2), hours, true],
    // Open round the clock, in one part or in several.
    [at(24, 9), at(25, 12), openOn(["00:00", "00:00"]), false],
    [at(24, 9), at(25, 12), openOn(["08:00", "00:00"], ["00:00", "08:00"]), false],
    [at(24, 23), at(25, 3), openOn(["22:00", "02:00"], ["02:00", "06:00"]), false],
    // Begun after midnight, it belongs to the evening before.
    [at(25, 0, 30), at(25, 3), openOn(["20:00", "04:00"]), false],
    [at(25, 0, 30), at(25, 5), openOn(["20:00", "04:00"]), true],
    [at(25, 0, 30), at(25, 21), openOn(["20:00", "04:00"]), true],
    // A clock that is before the shift's beginning.
    [at(24, 9), at(1, 3), hours, false],
  ] as const)("for one that began at %s, at %s with the hours %j, gives %s", (startedAt, now, given, isPast) => {
    expect(isPastItsDay(startedAt, given, now)).toBe(isPast);
  });

  it("gives true on the next day where no hours are set", () => {
    const past = [at(24, 23, 59), at(25, 0)].map((now) => isPastItsDay(at(24, 9), null, now));
    expect(past).toEqual([false, true]);
  });
});

describe("a shift without a log-out", () => {
  const causes = ({ folder }: StartedVisit) =>
    entriesOnDisk(folder).flatMap(({ kind, body }) =>
      kind === "shift-ended" ? [(body as { cause: string }).cause] : [],
    );
  /** In the zone of this machine the clock is on the 22nd or 23rd: always open, or never again today. */
  const closesAt = (to: string): OpeningHours => ({
    text: { zh: "每天" },
    open: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to }],
    closedOn: [],
  });

  it("ends when the day is over and the screen was not touched for half an hour", () => {
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

  it("does not end because a wall clock was set, while staff is working", () => {
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

  it("goes on when a clock that was a day behind is corrected", () => {
    const time = manualTime();
    time.moveWallClock(-24 * hourMs);
    const started = configuredVisit({ time });
    started.visit.take(loggedIn);
    time.moveWallClock(24 * hourMs);
    time.advance(31 * minuteMs);
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
  it("distinguishes a shift that begins now from the one it found", () => {
    const { clock, advance } = manualTime();
    const watch = watchShift(clock, new Date(2020, 0, 1));
    expect(watch.isForgotten(null)).toBe(true);
    watch.began();
    advance(hourMs);
    expect(watch.isForgotten(null)).toBe(false);
  });
});
