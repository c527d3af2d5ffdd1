import { randomUUID } from "node:crypto";
import { BootId } from "../../../contract/words.ts";
import { databaseFileIn } from "../../../db/data-folder.ts";
import type { Stamp } from "../../../db/ledger/write-entry.ts";
import { openStore } from "../../../db/open-store.ts";
import type { Store } from "../../../db/store.ts";
import { privateKeyText, sealWith } from "../../../electron/wire/key-pair.ts";
import type { SyncBegin } from "../../../electron/wire/messages.ts";
import { enrolWithCode } from "../../support/centre/device.ts";
import type { BenchCentre } from "../support/bench-centre.ts";
import { syncUntil } from "./sync-until.ts";

export interface EnrolledStore {
  readonly store: Store;
  /** The message that starts the real sync, with all it needs to send the entries of the store. */
  readonly begin: SyncBegin;
}

/** A device without a screen, enrolled at the centre, with its configuration and pictures in its store. */
export const enrolledStore = async (
  centre: BenchCentre,
  folder: string,
  stamp: () => Stamp,
): Promise<EnrolledStore> => {
  const device = await enrolWithCode(centre.url, await centre.newEnrolmentCode());
  const privateKey = privateKeyText(device.keys.privateKey);
  const opened = openStore({
    folder,
    device: device.id,
    stamp,
    isSignedByCentre: () => false,
    seal: sealWith(privateKey),
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  const store = opened.value;
  const identity = {
    device: device.id,
    centreUrl: centre.url,
    centrePublicKey: device.centrePublicKey,
    privateKey,
    pepper: device.pepper,
    keyAtRest: "file",
  } as const;
  const boot = BootId.parse(randomUUID());
  const begin = { identity, databaseFile: databaseFileIn(folder), appVersion: "0.0.0", boot, monoOriginMs: Date.now() };
  await syncUntil(
    begin,
    (message) => message.type === "configuration" && store.applyConfiguration(message.configuration).ok,
  );
  return { store, begin };
};
