import { describe, expect, it } from "vitest";
import { emptyEpoch } from "../../../contract/ledger/chain.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { databaseFileIn } from "../../../db/data-folder.ts";
import { openForReading } from "../../../db/database.ts";
import { ageMs, deviceHealth, healthReports } from "../../../electron/sync/device-health.ts";
import { newFolder, openedStore, ratingFor, receiptFor, signedReceipt, stamp } from "../../support/ledger.ts";

describe("an age", () => {
  const then = { at: "2026-11-23T09:42:00.000+08:00", boot: "one", mono: 1_000 };

  it("within a boot follows the monotonic clock, whatever the wall clock says", () => {
    expect(ageMs(then, { at: "1970-01-01T00:00:00.000Z", boot: "one", mono: 61_000 })).toBe(60_000);
    expect(ageMs(then, { ...then, mono: 900 })).toBe(0);
  });

  it("across a restart follows the wall clock, and is never less than this boot", () => {
    expect(ageMs(then, { at: "2026-11-23T01:43:00.000Z", boot: "two", mono: 5 })).toBe(60_000);
    expect(ageMs(then, { at: "1970-01-01T00:00:00.000Z", boot: "two", mono: 5_000 })).toBe(5_000);
  });
});

describe("a device's report about itself", () => {
  const now = { ...stamp(), mono: 31_000 };

  it("counts the entries that neither a receipt nor its checkpoint covers, and gives the age of the oldest", () => {
    const folder = newFolder();
    const store = openedStore(folder);
    const reading = openForReading(databaseFileIn(folder));
    const health = (covered = emptyEpoch(1)) => {
      const { freeMib, ...rest } = deviceHealth(reading, databaseFileIn(folder), now, covered);
      expect(freeMib).toBeGreaterThan(0);
      return rest;
    };
    expect(health()).toEqual({ unsent: 1, oldestUnsentMs: 30_000, sinceRatingMs: null });
    const first = store.append([ratingFor(1)]);
    const last = store.append([ratingFor(2), ratingFor(3)]);
    if (!first.ok || !last.ok) throw new Error("not written");
    expect(health()).toEqual({ unsent: 4, oldestUnsentMs: 30_000, sinceRatingMs: 30_000 });
    expect(health(first.value)).toEqual({ unsent: 2, oldestUnsentMs: 30_000, sinceRatingMs: 30_000 });
    store.keepReceipt(receiptFor(first.value), signedReceipt);
    expect(health()).toMatchObject({ unsent: 2 });
    expect(health(last.value)).toEqual({ unsent: 0, oldestUnsentMs: null, sinceRatingMs: 30_000 });
    reading.close();
    store.close();
  });
});

describe("a report", () => {
  const healthy = { unsent: 0, oldestUnsentMs: null, freeMib: 9, sinceRatingMs: null };

  it("is sent with the first checkpoint, again until one has arrived, and then once a minute", () => {
    let nowMs = 10_000;
    const reports = healthReports(() => nowMs);
    const next = () => reports.next(() => healthy);
    expect([next(), next()]).toEqual([
      { ...healthy, trouble: null },
      { ...healthy, trouble: null },
    ]);
    reports.arrived();
    nowMs += 59_999;
    expect(next()).toEqual({});
    reports.arrived();
    nowMs += 1;
    expect(next()).toEqual({ ...healthy, trouble: null });
  });

  it("names the last error and its age", () => {
    let nowMs = 10_000;
    const reports = healthReports(() => nowMs);
    reports.failed(problem("centre-unreachable", { reason: "timeout" }));
    reports.failed(problem("ledger-gap"));
    nowMs += 2_500;
    expect(reports.next(() => healthy)).toEqual({ ...healthy, trouble: { code: "ledger-gap", agoMs: 2_500 } });
  });
});
