import { randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import { BootId, type PromptId, StaffNumber } from "../../../contract/words.ts";
import { databaseFileIn } from "../../../db/data-folder.ts";
import { openForReading } from "../../../db/database.ts";
import { openStore } from "../../../db/open-store.ts";
import type { Store } from "../../../db/store.ts";
import { type SyncTurns, syncTurns } from "../../../electron/sync/sync-turns.ts";
import type { Identity } from "../../../electron/wire/identity.ts";
import { sealWith } from "../../../electron/wire/key-pair.ts";
import type { FromSync } from "../../../electron/wire/messages.ts";
import { withOffset } from "../../../electron/wire/wall-time.ts";
import { shiftId } from "../../support/ledger.ts";
import type { Chance } from "./chance.ts";
import { type FaultyLine, patienceMs } from "./faulty-line.ts";
import type { TrialTime } from "./time.ts";

export interface WrittenEntry {
  readonly epoch: number;
  readonly seq: number;
  readonly text: string;
}

/** A kiosk's real store and real sync, without a window, in time that a trial moves. */
export interface TrialKiosk {
  readonly identity: Identity;
  readonly store: () => Store;
  readonly rate: (count: number) => void;
  /** Lets it run for this long. */
  readonly live: (ms: number) => Promise<void>;
  /** One turn; the main process ends before it receives the result. */
  readonly crash: () => Promise<void>;
  readonly restart: (between?: (folder: string) => void) => void;
  readonly copy: () => void;
  /** Replaces everything with the last copy. */
  readonly restoreCopy: () => void;
  readonly entries: () => readonly WrittenEntry[];
  /** Entries of the present epoch without a receipt here. */
  readonly unreceipted: () => readonly WrittenEntry[];
  readonly receipts: () => readonly { readonly text: string; readonly signature: string }[];
  /** Runs until everything has its receipt and a heartbeat succeeded after that, or this much time has passed. */
  readonly drain: (mostMs: number) => Promise<void>;
  readonly close: () => void;
}

const rating = (): EntryDraft => ({
  kind: "rating-given",
  body: {
    promptId: randomUUID() as PromptId,
    shiftId,
    unitCode: "330100-XZFW",
    windowNumber: "3",
    staffNumber: StaffNumber.parse("1001"),
    source: "staff-console",
    transaction: null,
    level: 4,
    channel: "4",
    answeredAfterMs: 1_200,
    followUpHash: null,
  },
});

/** The entry that every start of a kiosk writes. */
const started: EntryDraft = {
  kind: "device-started",
  body: { appVersion: "0.1.0", electronVersion: "45.4.1", timeZone: "Asia/Shanghai" },
};

export interface TrialParts {
  readonly identity: Identity;
  readonly line: FaultyLine;
  readonly time: TrialTime;
  readonly chance: Chance;
  /** In memory where the system has such a place. */
  readonly parentFolder: string;
}

export const trialKiosk = ({ identity, line, time, chance, parentFolder }: TrialParts): TrialKiosk => {
  const root = realpathSync(mkdtempSync(join(parentFolder, "counterstar-wire-")));
  const folder = join(root, "data");
  const copyFolder = join(root, "copy");
  let boot = BootId.parse(randomUUID());
  let bootedAtMs = time.nowMs();
  let isDeaf = false;
  let receiptedAtMs = 0;

  const open = (): Store => {
    const stamp = () => ({ at: withOffset(time.kioskDate()), boot, mono: time.nowMs() - bootedAtMs });
    const seal = sealWith(identity.privateKey);
    const opened = openStore({ folder, device: identity.device, stamp, isSignedByCentre: () => true, seal });
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
    return opened.value;
  };
  const hear = (message: FromSync): void => {
    if (isDeaf) return;
    if (message.type === "receipted") {
      const kept = store.keepReceipt(message.receipt, message.signed);
      const { epoch, size } = store.position();
      if (kept.ok && message.receipt.epoch === epoch && message.receipt.size === size) receiptedAtMs = time.nowMs();
    } else if (message.type === "configuration" && store.applyConfiguration(message.configuration).ok) {
      sync.appended();
    } else if (message.type === "pepper") sync.pepperKept(message.pepper);
    else if (message.type === "hole-found") {
      const declared = store.declareHoles(message.place);
      if (declared.ok && declared.value) sync.appended();
    } else if (message.type === "ledger-damaged") throw new Error(message.reason);
  };
  const startSync = (): SyncTurns =>
    syncTurns(
      { identity, databaseFile: databaseFileIn(folder), appVersion: "0.1.0", boot, monoOriginMs: bootedAtMs },
      hear,
      {
        requestTimeoutMs: patienceMs,
        fetch: line.carry,
        nowMs: time.nowMs,
        machineMonoMs: time.nowMs,
        date: time.kioskDate,
        random: chance.random,
      },
    );
  const write = (drafts: readonly EntryDraft[]): void => {
    const written = store.append(drafts);
    if (!written.ok) throw new Error(JSON.stringify(written.problem));
  };
  let store = open();
  write([started]);
  let sync = startSync();
  const restart = (between: (folder: string) => void = () => undefined): void => {
    sync.close();
    store.close();
    between(folder);
    boot = BootId.parse(randomUUID());
    bootedAtMs = time.nowMs();
    store = open();
    write([started]);
    sync = startSync();
  };
  const liveUntil = async (endMs: number, isEnough: () => boolean = () => false): Promise<void> => {
    while (time.nowMs() < endMs) {
      const waitMs = await sync.takeTurn();
      if (waitMs > 0 && isEnough()) return;
      time.advance(Math.min(waitMs, endMs - time.nowMs()));
    }
  };
  const read = <Row>(query: string): readonly Row[] => {
    const connection = openForReading(databaseFileIn(folder));
    try {
      return connection.prepare<[], Row>(query).all();
    } finally {
      connection.close();
    }
  };
  return {
    identity,
    store: () => store,
    rate: (count) => {
      write(Array.from({ length: count }, rating));
      sync.appended();
    },
    live: (ms) => liveUntil(time.nowMs() + ms),
    crash: async () => {
      isDeaf = true;
      await sync.takeTurn();
      isDeaf = false;
      restart();
    },
    restart,
    copy: () => {
      restart((data) => {
        rmSync(copyFolder, { recursive: true, force: true });
        cpSync(data, copyFolder, { recursive: true });
      });
    },
    restoreCopy: () => {
      restart((data) => {
        rmSync(data, { recursive: true });
        cpSync(copyFolder, data, { recursive: true });
      });
    },
    entries: () => read("SELECT epoch, seq, text FROM ledger_entries ORDER BY epoch, seq"),
    unreceipted: () =>
      read(`WITH newest AS (SELECT max(epoch) AS epoch FROM ledger_entries)
        SELECT epoch, seq, text FROM ledger_entries JOIN newest USING (epoch)
        WHERE seq > coalesce((SELECT max(size) FROM receipts JOIN newest USING (epoch)), 0) ORDER BY seq`),
    receipts: () => read("SELECT text, signature FROM receipts ORDER BY epoch, size"),
    drain: async (mostMs) => {
      // No wait after a failure is longer than that, and a heartbeat is due within it.
      const calmAtMs = time.nowMs() + 61_000;
      await liveUntil(time.nowMs() + mostMs, () => receiptedAtMs >= calmAtMs && store.unsent().count === 0);
    },
    close: () => {
      sync.close();
      store.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
};
