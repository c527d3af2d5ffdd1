import { randomUUID } from "node:crypto";
import type { AirGapJob } from "../../../contract/ipc/it-air-gap.ts";
import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import type { ProblemCode } from "../../../contract/problems/problem.ts";
import { BootId, type DeviceId, type PromptId, StaffNumber } from "../../../contract/words.ts";
import { databaseFileIn } from "../../../db/data-folder.ts";
import type { EntryPlace } from "../../../db/ledger/entries-around.ts";
import { openStore } from "../../../db/open-store.ts";
import type { Store } from "../../../db/store.ts";
import { enrol } from "../../../electron/main/identity/enrol.ts";
import { machineMonoMs } from "../../../electron/wire/clock.ts";
import type { Identity } from "../../../electron/wire/identity.ts";
import { newPrivateKey, privateKeyText, sealWith } from "../../../electron/wire/key-pair.ts";
import type { FromSync, SyncBegin, ToSync } from "../../../electron/wire/messages.ts";
import type { NetworkConfig } from "../../../electron/wire/network/network-config.ts";
import type { TestCentre } from "../../support/centre/start-centre.ts";
import { carryAllOlder, newFolder, shiftId, stamp } from "../../support/ledger.ts";
import { type SyncUnderTest, startSyncProcess } from "./sync-process.ts";

/** A kiosk without its window: a real store, a real identity, the real sync in a process of its own. */
export interface SyncKiosk {
  readonly device: DeviceId;
  readonly identity: Identity;
  readonly folder: string;
  readonly store: () => Store;
  /** Writes ratings, each of its own prompt, and notifies the sync of the new position. */
  readonly rate: (count: number) => void;
  readonly startSync: (changes?: Partial<SyncBegin>, environment?: Readonly<Record<string, string>>) => void;
  /** IT sets another network path to the centre. */
  readonly changeNetwork: (config: NetworkConfig) => void;
  readonly killSync: () => Promise<void>;
  /** The main process's handler for messages of the sync. */
  readonly hear: (message: FromSync) => void;
  /** Codes of the problems that the sync reported, in order; null for a successful exchange. */
  readonly heard: readonly (ProblemCode | null)[];
  /** Damage that the sync found in the ledger it reads. */
  readonly damage: readonly string[];
  /** Asks the centre for a shift of this person elsewhere; the answers, in order. */
  readonly staffLogsIn: (staffNumber: StaffNumber) => void;
  readonly shiftsElsewhere: readonly Extract<FromSync, { readonly type: "shift-elsewhere" }>[];
  /** Makes the sync write to a stick, or read from it; `jobs` has its reports. */
  readonly carry: (order: Extract<ToSync, { readonly input: object }>) => void;
  readonly jobs: readonly AirGapJob[];
  /** Salvages the rest of an older ledger, and notifies the sync of the position. */
  readonly salvageOlder: () => void;
  /** Closes the store, lets `between` change the folder, and opens it again. */
  readonly reopen: (between: () => void) => void;
  readonly close: () => Promise<void>;
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
    level: 2,
    channel: "4",
    answeredAfterMs: 1_200,
    followUpHash: null,
  },
});

const openedIn = (folder: string, { device, privateKey }: Identity): Store => {
  const opened = openStore({
    folder,
    device,
    stamp,
    isSignedByCentre: () => false,
    seal: sealWith(privateKey),
    // Few enough that a rest is left for later.
    mostSalvagedAtStart: 5,
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  return opened.value;
};

/** Enrols at the centre; every later exchange goes to `centreUrl`, which may be a proxy. */
export const enrolledKiosk = async (centre: TestCentre, centreUrl: string = centre.url): Promise<SyncKiosk> => {
  const privateKey = newPrivateKey();
  const code = await centre.newEnrolmentCode();
  const enrolled = await enrol({ centreUrl: centre.url, code, privateKey, appVersion: "0.1.0", timeoutMs: 30_000 });
  if (!enrolled.ok) throw new Error(JSON.stringify(enrolled.problem));
  const { device, centrePublicKey, pepper = null } = enrolled.value;
  const identity: Identity = {
    device,
    centreUrl,
    centrePublicKey,
    privateKey: privateKeyText(privateKey),
    pepper,
    keyAtRest: "file",
  };
  return kioskWith(identity);
};

const kioskWith = (identity: Identity): SyncKiosk => {
  const { device } = identity;
  const folder = newFolder();
  const heard: (ProblemCode | null)[] = [];
  const shifts: SyncKiosk["shiftsElsewhere"][number][] = [];
  const damage: string[] = [];
  const jobs: AirGapJob[] = [];
  let store = openedIn(folder, identity);
  let sync: SyncUnderTest | undefined;
  const declareHoles = (asked?: EntryPlace): void => {
    const declared = store.declareHoles(asked);
    if (!declared.ok) throw new Error(declared.problem.code);
    if (declared.value) sync?.appended();
  };
  const hear = (message: FromSync): void => {
    if (message.type === "receipted") store.keepReceipt(message.receipt, message.signed);
    else if (message.type === "configuration") store.applyConfiguration(message.configuration);
    else if (message.type === "pepper") sync?.pepperKept(message.pepper);
    else if (message.type === "shift-elsewhere") shifts.push(message);
    else if (message.type === "ledger-damaged") damage.push(message.reason);
    else if (message.type === "air-gap") jobs.push(message.job);
    else if (message.type === "hole-found") declareHoles(message.place);
    else if (message.type === "exchanged") heard.push(message.problem?.code ?? null);
    if (message.type === "configuration") sync?.appended();
  };
  const killSync = async (): Promise<void> => {
    await sync?.kill();
    sync = undefined;
  };
  return {
    device,
    identity,
    folder,
    store: () => store,
    hear,
    heard,
    damage,
    jobs,
    carry: (order) => {
      if (order.type === "export-ledger") declareHoles();
      sync?.carry(order);
    },
    shiftsElsewhere: shifts,
    staffLogsIn: (staffNumber) => sync?.staffLogsIn(staffNumber),
    rate: (count) => {
      const written = store.append(Array.from({ length: count }, rating));
      if (!written.ok) throw new Error(JSON.stringify(written.problem));
      sync?.appended();
    },
    startSync: (changes = {}, environment = {}) => {
      const boot = BootId.parse("b0a7c3de-1f2e-4b6a-8d55-90f1e2d3c4b5");
      const begin = { identity, databaseFile: databaseFileIn(folder), appVersion: "0.1.0", boot };
      const monoOriginMs = machineMonoMs() - performance.now();
      sync = startSyncProcess({ ...begin, monoOriginMs, ...changes }, hear, environment);
    },
    changeNetwork: (config) => sync?.changeNetwork(config),
    killSync,
    salvageOlder: () => {
      if (!carryAllOlder(store)) throw new Error("older entries not carried over");
      sync?.olderCarried();
    },
    reopen: (between) => {
      store.close();
      between();
      store = openedIn(folder, identity);
    },
    close: async () => {
      await killSync();
      store.close();
    },
  };
};
