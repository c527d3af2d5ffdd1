import { describe, expect, it } from "vitest";
import { kindsOnDisk } from "./support/entries-on-disk.ts";
import { manualTime } from "./support/manual-time.ts";
import { loggedIn, opened, rated } from "./support/session.ts";
import { configuredVisit } from "./support/started-visit.ts";

describe("a wall clock that is set while somebody serves", () => {
  it.each([-86_400_000, 40_000_000])("by %i ms: is written down once, and nothing else changes", (jumpMs) => {
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
});
