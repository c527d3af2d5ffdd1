import { isSignedBy } from "../../../contract/node/signed-text.ts";
import type { Result } from "../../../contract/result.ts";
import { openStore } from "../../../db/open-store.ts";
import type { Store } from "../../../db/store.ts";
import { type Clock, stampOf } from "../../wire/clock.ts";
import type { Identity } from "../../wire/identity.ts";
import { publicKeyFrom, sealWith } from "../../wire/key-pair.ts";
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
