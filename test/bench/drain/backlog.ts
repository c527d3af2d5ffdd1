import { randomUUID } from "node:crypto";
import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { BootId, type Level, PromptId, ShiftId, StaffNumber } from "../../../contract/words.ts";
import type { Stamp } from "../../../db/ledger/write-entry.ts";
import type { Store } from "../../../db/store.ts";
import { withOffset } from "../../../electron/wire/wall-time.ts";
import { someStaff } from "../support/bench-centre.ts";

const boot = BootId.parse(randomUUID());
const shiftId = ShiftId.parse(randomUUID());

/** The times at which entries were written, milliseconds. */
export interface Pace {
  /** Since 1970. */
  readonly firstEntryAtMs: number;
  readonly averageGapMs: number;
}

/** A busy counter: one entry every 20 seconds or so. */
export const weeks: Pace = { firstEntryAtMs: Date.parse("2026-03-02T09:00:00+08:00"), averageGapMs: 20_000 };

/** Stamps of a counter's days, at uneven gaps. */
export const steadyStamps = ({ firstEntryAtMs, averageGapMs }: Pace): (() => Stamp) => {
  let mono = 0;
  return () => {
    mono += Math.round(averageGapMs * (0.5 + Math.random()));
    return { at: withOffset(new Date(firstEntryAtMs + mono)), boot, mono };
  };
};

const visit = (number: number): readonly EntryDraft[] => {
  const promptId = PromptId.parse(randomUUID());
  const staffNumber = StaffNumber.parse(someStaff().number);
  const transactionRef = `3301${String(20_260_302_000_000 + number)}`;
  // Half of the visits come from an office system, which names the transaction.
  const transaction = number % 2 === 0 ? { transactionRef, serviceNumber: 1, matterName: "退休申请" } : null;
  const source = transaction ? "counter-api" : "staff-console";
  const level = ([5, 5, 5, 4, 3] as const)[number % 5] as Level;
  const opened = { promptId, shiftId, staffNumber, source, transaction, timeoutMs: 60_000 } as const;
  const { timeoutMs: _, ...asked } = opened;
  const place = { unitCode: "330100-XZFW", windowNumber: "3", channel: "4" };
  const answeredAfterMs = Math.round(2_000 + Math.random() * 9_000);
  const followUpHash = sha256Hex(promptId);
  return [
    { kind: "prompt-opened", body: opened },
    { kind: "rating-given", body: { ...asked, ...place, level, answeredAfterMs, followUpHash } },
  ];
};

/**
 * Appends `entries` entries, prompt and rating in turn. Services are numbered from `firstVisit`, because a service is
 * rated once across all devices. Throws where the store refuses an entry.
 */
export const writeBacklog = (store: Store, entries: number, firstVisit = 0): void => {
  const visitsAtOnce = 500;
  const visits = Math.floor(entries / 2);
  for (let first = 0; first < visits; first += visitsAtOnce) {
    const length = Math.min(visitsAtOnce, visits - first);
    const written = store.append(Array.from({ length }, (_, index) => visit(firstVisit + first + index)).flat());
    if (!written.ok) throw new Error(JSON.stringify(written.problem));
  }
};
