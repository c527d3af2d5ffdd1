import { existsSync } from "node:fs";
import { isSignedBy } from "../../../contract/node/signed-text.ts";
import type { Result } from "../../../contract/result.ts";
import { LedgerEnd } from "../../../contract/sync/ledger-end.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { databaseFileIn, journalFileIn, lastEpochFileIn } from "../../../db/data-folder.ts";
import { openStore } from "../../../db/open-store.ts";
import type { Store } from "../../../db/store.ts";
import { centreAt, type Fetch } from "../../wire/centre-client.ts";
import { type Clock, stampOf } from "../../wire/clock.ts";
import type { Identity } from "../../wire/identity.ts";
import { privateKeyFrom, publicKeyFrom, sealWith } from "../../wire/key-pair.ts";
import { log, logProblem } from "../../wire/log.ts";
import { signedReply } from "../../wire/signed-reply.ts";
import { secondPlaceIn } from "../identity/second-place.ts";

/** The ledger of this device in its data folder. Problems: those of `openStore`. */
export const openLedger = (folder: string, known: Identity, clock: Clock): Result<Store> => {
  const centreKey = publicKeyFrom(known.centrePublicKey);
  return openStore({
    folder,
    device: known.device,
    stamp: () => stampOf(clock),
    isSignedByCentre: (signed) => isSignedBy(centreKey, signed),
    seal: sealWith(known.privateKey),
    secondPlace: secondPlaceIn(folder),
  });
};

/** Limit for the answer; the window opens without it then. A device may be enrolled and then start without a network. */
const mostMs = 2_000;

const isNothingKnown = (folder: string): boolean =>
  secondPlaceIn(folder).epoch() === 0 &&
  ![databaseFileIn(folder), journalFileIn(folder), lastEpochFileIn(folder)].some((file) => existsSync(file));

/**
 * Asks the centre for its newest epoch of this device's ledger where this disk has no record of one, and notes it in
 * the second place, so that the next opening does not begin epoch 1 again. Does nothing at every other start. Throws
 * where the note cannot be written.
 */
export const askForLedger = async (folder: string, known: Identity, fetch: Fetch): Promise<void> => {
  if (!isNothingKnown(folder)) return;
  const { device, centreUrl: url } = known;
  const centreKey = publicKeyFrom(known.centrePublicKey);
  const source = {
    centre: centreAt({
      url,
      keyId: device,
      privateKey: privateKeyFrom(known.privateKey),
      fetch,
      timeoutMs: mostMs / 2,
    }),
    device,
    isSignedByCentre: (signed: Parameters<typeof isSignedBy>[1]) => isSignedBy(centreKey, signed),
  };
  const end = await signedReply(source, { method: "GET", path: syncPaths.ledger }, LedgerEnd, "ledger end");
  // An older centre does not know the request.
  if (!end.ok) return logProblem("the centre was not asked for the ledger", end.problem);
  if (end.value.epoch === 0) return;
  log("the centre holds a ledger of this device, and this disk holds none", { epoch: end.value.epoch });
  secondPlaceIn(folder).note(end.value.epoch);
};
