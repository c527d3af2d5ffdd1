import { rmSync } from "node:fs";
import type { EntryKind } from "../../contract/ledger/bodies/index-of-kinds.ts";
import { isSignedBy } from "../../contract/node/signed-text.ts";
import type { ProblemCode } from "../../contract/problems/problem.ts";
import { sentenceOf } from "../../contract/problems/sentences.ts";
import type { Result } from "../../contract/result.ts";
import { BootId } from "../../contract/words.ts";
import { databaseFileIn } from "../../db/data-folder.ts";
import type { Stamp } from "../../db/ledger/write-entry.ts";
import { openStore } from "../../db/open-store.ts";
import type { Store } from "../../db/store.ts";
import type { Fetch } from "../../electron/wire/centre-client.ts";
import type { Identity } from "../../electron/wire/identity.ts";
import { publicKeyFrom, sealWith } from "../../electron/wire/key-pair.ts";
import type { FromSync } from "../../electron/wire/messages.ts";
import { dayAfter, dayOf, endOfHistory, type History, msAt, openDays, wallTimeOf } from "./calendar.ts";
import { type KioskSync, startKioskSync } from "./kiosk-sync.ts";
import { uuidOf } from "./random.ts";
import { dayScript } from "./script/day-script.ts";
import { type DayPlace, isDayOf } from "./script/occasions.ts";
import type { WindowProfile } from "./windows.ts";

/** A kiosk without a screen: a real ledger, written by a script in place of people, and the real upload. */
export interface DemoKiosk {
  /** The day of its newest entry. */
  readonly writtenDay: () => string;
  /** Appends the entries of the script up to this time that are not in the ledger yet. */
  readonly writeUntil: (toMs: number) => Promise<void>;
  /** Resolves once the centre has a receipt for everything, or refuses the device permanently. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface DemoKioskParts {
  readonly folder: string;
  readonly profile: WindowProfile;
  readonly identity: Identity;
  readonly history: History;
  readonly appVersion: string;
  readonly fetch: Fetch;
}

/** Where the time of a script goes on after a stop: the newest of these. */
const scripted: readonly EntryKind[] = [
  "epoch-begun",
  "device-started",
  "login-attempted",
  "login-succeeded",
  "shift-started",
  "shift-paused",
  "shift-resumed",
  "shift-ended",
  "explanation-given",
  "prompt-opened",
  "prompt-closed",
  "rating-given",
  "rating-changed",
  "tags-chosen",
  "comment-given",
  "survey-answered",
  "opinion-given",
  "complaint-made",
];

/** Answers after which a device has nothing more to ask. */
const final: ReadonlySet<ProblemCode> = new Set(["device-revoked", "device-unknown"]);

const orThrow = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(sentenceOf(result.problem, "en"));
  return result.value;
};

/** The window's machine is switched on every morning: a boot a day, and a monotonic clock from then on. */
const stampAt = (name: string, ms: number): Stamp => ({
  at: wallTimeOf(ms),
  boot: BootId.parse(uuidOf(`${name}/${dayOf(ms)}/boot`)),
  mono: Math.max(0, ms - msAt(dayOf(ms), "08:30")),
});

export const openDemoKiosk = (parts: DemoKioskParts): DemoKiosk => {
  const { folder, profile, identity, history, appVersion } = parts;
  const centreKey = publicKeyFrom(identity.centrePublicKey);
  let nowMs = msAt(history.firstDay, "08:30");
  /** Times of the entries that are being appended. */
  let times: number[] = [];
  const open = (): Store =>
    orThrow(
      openStore({
        folder,
        device: identity.device,
        stamp: () => stampAt(profile.name, times.shift() ?? nowMs),
        isSignedByCentre: (signed) => isSignedBy(centreKey, signed),
        seal: sealWith(identity.privateKey),
      }),
    );
  let store = open();
  let isRefused = false;
  let waiting: (() => void)[] = [];
  const receive = (message: FromSync): void => {
    if (message.type === "receipted") orThrow(store.keepReceipt(message.receipt, message.signed));
    if (message.type === "configuration") {
      orThrow(store.applyConfiguration(message.configuration));
      sync.appended();
    }
    if (message.type === "hole-found" && orThrow(store.declareHoles(message.place))) sync.appended();
    if (message.type === "exchanged" && message.problem && final.has(message.problem.code)) isRefused = true;
    for (const check of waiting) check();
  };
  const startSync = (): KioskSync => startKioskSync(folder, identity, appVersion, parts.fetch, receive);
  let sync = startSync();

  const until = (isReached: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!(isReached() || isRefused)) return;
        waiting = waiting.filter((other) => other !== check);
        resolve();
      };
      waiting.push(check);
      check();
    });
  const close = async (): Promise<void> => {
    await sync.stop();
    store.close();
  };

  const last = endOfHistory(history);
  const placeOf = (day: string): DayPlace => {
    const { hours } = store.configuration() ?? { hours: null };
    if (day > last || !hours) return null;
    const days = openDays(hours, history.firstDay, last);
    const index = days.indexOf(day);
    return index < 0 ? null : { index, count: days.length };
  };
  const isLostOn = (day: string): boolean =>
    profile.databaseLostAt !== null && store.position().epoch === 1 && isDayOf(profile.databaseLostAt, placeOf(day));
  /** The disk fails overnight. The journal beside it is whole, and the store recovers as on any kiosk. */
  const loseDatabase = async (): Promise<void> => {
    await close();
    const file = databaseFileIn(folder);
    for (const lost of [file, `${file}-wal`, `${file}-shm`]) rmSync(lost, { force: true });
    store = open();
    sync = startSync();
    await until(() => store.configuration() !== undefined);
  };
  const writtenMs = (): number => Date.parse(store.newestOfKinds(scripted)?.at ?? "");

  const writeDay = async (day: string, toMs: number): Promise<void> => {
    const document = store.configuration();
    if (!document) return;
    const fromMs = writtenMs();
    const script = await dayScript({ profile, day, place: placeOf(day), document, appVersion });
    const due = script.filter(({ atMs }) => atMs > fromMs && atMs <= toMs);
    if (due.length === 0) return;
    times = due.map(({ atMs }) => atMs);
    // A day in one commit: after a stop in the middle the ledger has the whole day, or none of it.
    orThrow(store.append(due.map(({ draft }) => draft)));
    sync.appended();
  };

  return {
    writtenDay: () => dayOf(writtenMs()),
    writeUntil: async (toMs) => {
      await until(() => store.configuration() !== undefined);
      for (let day = dayOf(writtenMs()); !isRefused && day <= dayOf(toMs); day = dayAfter(day)) {
        nowMs = Math.max(nowMs, Math.min(toMs, msAt(day, "08:30")));
        if (isLostOn(day)) await loseDatabase();
        await writeDay(day, toMs);
      }
      nowMs = Math.max(nowMs, toMs);
    },
    settled: () => until(() => store.unsent().count === 0),
    close,
  };
};
