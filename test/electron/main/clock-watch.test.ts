import { afterEach, describe, expect, it } from "vitest";
import { openStore } from "../../../db/open-store.ts";
import type { Store } from "../../../db/store.ts";
import { deadlineOf } from "../../../electron/main/visit/session.ts";
import { type Clock, stampOf } from "../../../electron/wire/clock.ts";
import { device, newFolder, openedStore, seal } from "../../support/ledger.ts";
import { textsOnDisk } from "../../support/window/ledger-on-disk.ts";
import { kindsOnDisk } from "../support/entries-on-disk.ts";
import { manualTime } from "../support/manual-time.ts";
import { loggedIn, opened, rated } from "../support/session.ts";
import { configuredVisit } from "../support/started-visit.ts";

const storeWithClock = (folder: string, clock: Clock): Store => {
  const found = openStore({ folder, device, stamp: () => stampOf(clock), isSignedByCentre: () => false, seal });
  if (!found.ok) throw new Error(JSON.stringify(found.problem));
  return found.value;
};

const yearMs = 365 * 86_400_000;

describe("a wall clock that is set during a shift", () => {
  it.each([-86_400_000, 40_000_000])("by %i ms: is recorded once, and nothing else changes", (jumpMs) => {
    const time = manualTime();
    const { folder, store, visit } = configuredVisit({ time });
    visit.take(loggedIn);
    time.moveWallClock(jumpMs);
    visit.take(opened());
    expect(visit.take(rated(4)).ok).toBe(true);
    expect(store.newestOfKinds(["clock-jumped"])?.body).toEqual({ jumpMs });
    expect(kindsOnDisk(folder).slice(-4)).toEqual(["shift-started", "clock-jumped", "prompt-opened", "rating-given"]);
    store.close();
  });

  it.each([
    ["ten years on", 10 * yearMs],
    ["ten years back", -10 * yearMs],
    ["by a periodic time synchronisation, during a prompt", 90_000],
    ["to 1970, by a battery that is dead", -Date.parse("2026-11-23T01:42:00.000Z")],
  ])("%s: a prompt keeps its duration, and the ledger stays in order", (_how, jumpMs) => {
    const time = manualTime();
    const { folder, store, visit } = configuredVisit({ time });
    visit.take(loggedIn);
    visit.take(opened());
    const promptedMs = deadlineOf(visit.session()) ?? 0;
    time.moveWallClock(jumpMs);
    time.advance(promptedMs - time.clock.monoMs() - 1);
    expect(visit.view().screen).toBe("prompt");
    time.advance(1);
    expect(visit.view().screen).toBe("ready");
    visit.take(opened());
    expect(visit.take(rated(2)).ok).toBe(true);
    store.close();
    expect(kindsOnDisk(folder).slice(-6)).toEqual([
      "shift-started",
      "prompt-opened",
      "clock-jumped",
      "prompt-closed",
      "prompt-opened",
      "rating-given",
    ]);
    const again = openedStore(folder);
    expect(again.position().epoch).toBe(1);
    again.close();
  });
});

describe("a night with a change of the clocks", () => {
  const zoneBefore = process.env["TZ"];
  afterEach(() => {
    if (zoneBefore === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zoneBefore;
  });

  it.each([
    ["to summer time", "2026-03-29T01:00:00Z", ["+01:00", "+02:00"]],
    ["back from it", "2026-10-25T01:00:00Z", ["+02:00", "+01:00"]],
  ])(
    "%s is no jump: the offset shows it, a prompt keeps its duration, and the shift goes on",
    (_how, change, offsets) => {
      process.env["TZ"] = "Europe/Berlin";
      const time = manualTime();
      time.moveWallClock(Date.parse(change) - 10_000 - time.clock.date().getTime());
      const folder = newFolder();
      const store = storeWithClock(folder, time.clock);
      const { visit } = configuredVisit({ time, folder, store });
      visit.take(loggedIn);
      visit.take(opened());
      const promptedMs = deadlineOf(visit.session()) ?? 0;
      time.advance(promptedMs - time.clock.monoMs() - 1);
      expect(visit.view().screen).toBe("prompt");
      expect(visit.take(rated(4)).ok).toBe(true);
      expect(visit.session().duty.state).toBe("on");
      store.close();
      expect(kindsOnDisk(folder).slice(-3)).toEqual(["shift-started", "prompt-opened", "rating-given"]);
      const [prompted, answered] = textsOnDisk(folder)
        .slice(-2)
        .map((text) => (JSON.parse(text) as { at: string }).at);
      expect([prompted?.slice(-6), answered?.slice(-6)]).toEqual(offsets);
      expect(Date.parse(answered ?? "")).toBeGreaterThan(Date.parse(prompted ?? ""));
    },
  );
});
