import { randomUUID } from "node:crypto";
import { cpSync, existsSync, writeFileSync } from "node:fs";
import { deviceBodies } from "../../../contract/ledger/bodies/device.ts";
import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import { isSignedBy, signText } from "../../../contract/node/signed-text.ts";
import type { ProblemCode } from "../../../contract/problems/problem.ts";
import { BootId } from "../../../contract/words.ts";
import { databaseFileIn } from "../../../db/data-folder.ts";
import { openForReading } from "../../../db/database.ts";
import type { Seal } from "../../../db/ledger/seal.ts";
import { openStore } from "../../../db/open-store.ts";
import type { Store } from "../../../db/store.ts";
import { watchClock } from "../../../electron/main/clock-watch.ts";
import { identityFileIn, secondPlaceIn } from "../../../electron/main/identity/second-place.ts";
import { startUploader, type UploadStep } from "../../../electron/sync/uploader.ts";
import { centreAt } from "../../../electron/wire/centre-client.ts";
import { stampOf } from "../../../electron/wire/clock.ts";
import { privateKeyFrom, privateKeyText, publicKeyFrom, sealWith } from "../../../electron/wire/key-pair.ts";
import { withOffset } from "../../../electron/wire/wall-time.ts";
import { enrolDevice, type TestDevice } from "../centre/device.ts";
import type { TestCentre } from "../centre/start-centre.ts";
import { newFolder } from "../ledger.ts";

/** A kiosk without its window: the real store in a real folder, and the real upload. */
export interface AuditedKiosk {
  readonly device: TestDevice;
  readonly folder: string;
  readonly seal: Seal;
  readonly store: () => Store;
  /**
   * Throws where the store refuses. A clock that was set since the last entry is recorded first, as the application
   * does.
   */
  readonly write: (drafts: readonly EntryDraft[]) => void;
  readonly setClock: (offsetMs: number) => void;
  /**
   * Uploads until all is receipted or the centre refuses, and sends a heartbeat; returns the first reason for a
   * refusal.
   */
  readonly send: () => Promise<ProblemCode | null>;
  /** Ends, lets `between` change the folder, and starts again. */
  readonly restart: (between: () => void) => void;
  readonly close: () => void;
}

const started: EntryDraft = {
  kind: "device-started",
  body: deviceBodies["device-started"].parse({ appVersion: "0.1.0", electronVersion: "33.2.1", timeZone: "UTC" }),
};

const status = { appVersion: "0.1.0", configurationVersion: 0, screenSilentMs: null, keyAtRest: "file" } as const;

const timeoutMs = 20_000;

/** Runs on an existing folder, or a new one; a second one on a copy of the first one's folder is a clone. */
export const kioskIn = (device: TestDevice, folder: string): AuditedKiosk => {
  const secret = privateKeyText(device.keys.privateKey);
  const privateKey = privateKeyFrom(secret);
  const centreKey = publicKeyFrom(device.centrePublicKey);
  const seal = sealWith(secret);
  const boot = BootId.parse(randomUUID());
  let offsetMs = 0;
  const clock = { boot, date: () => new Date(Date.now() + offsetMs), monoMs: () => performance.now() };
  const clockWatch = watchClock(clock);
  const open = (): Store => {
    const opened = openStore({
      folder,
      device: device.id,
      stamp: () => stampOf(clock),
      isSignedByCentre: () => false,
      seal,
      secondPlace: secondPlaceIn(folder),
    });
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
    return opened.value;
  };
  if (!existsSync(identityFileIn(folder))) writeFileSync(identityFileIn(folder), "{}");
  let store = open();
  const write = (drafts: readonly EntryDraft[]): void => {
    const written = store.append([...clockWatch.due(), ...drafts]);
    if (!written.ok) throw new Error(JSON.stringify(written.problem));
    clockWatch.settle();
  };
  write([started]);

  const send = async (): Promise<ProblemCode | null> => {
    const connection = openForReading(databaseFileIn(folder));
    const { id, centreUrl: url } = device;
    const uploader = startUploader({
      connection,
      centre: centreAt({ url, keyId: id, privateKey, timeoutMs }),
      device: id,
      sign: (text) => signText(privateKey, text),
      seal,
      isSignedByCentre: (signed) => isSignedBy(centreKey, signed),
      facts: () => ({ at: withOffset(clock.date()), boot, mono: Math.round(clock.monoMs()), status }),
      nowMs: clock.monoMs,
    });
    const failures: ProblemCode[] = [];
    const settle = (step: UploadStep): boolean => {
      if (step.type === "receipted") store.keepReceipt(step.receipt, step.signed);
      if (step.type === "hole-found") store.declareHoles(step.place);
      if (step.type === "failed") failures.push(step.problem.code);
      return step.type !== "nothing-to-send";
    };
    // An older epoch that is refused permanently is skipped; the newest one is retried.
    while (settle(await uploader.uploadNext()) && failures.length < 3);
    settle(await uploader.sendHeartbeat());
    connection.close();
    return failures[0] ?? null;
  };
  return {
    device,
    folder,
    seal,
    store: () => store,
    write,
    setClock: (toOffsetMs) => {
      offsetMs = toOffsetMs;
    },
    send,
    restart: (between) => {
      store.close();
      between();
      store = open();
      write([started]);
    },
    close: () => store.close(),
  };
};

export const auditedKiosk = async (centre: TestCentre): Promise<AuditedKiosk> =>
  kioskIn(await enrolDevice(centre), newFolder());

/** Copies a data folder in its present state to another place. */
export const copyOf = (folder: string): string => {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
};
