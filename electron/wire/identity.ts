import type { DeviceId } from "../../contract/words.ts";
import type { SealedSecret } from "./sealed-secret.ts";

/** The device's identity at the centre. `privateKey` is PKCS 8 in DER, base64: secret. */
export interface Identity {
  readonly device: DeviceId;
  readonly centreUrl: string;
  readonly centrePublicKey: string;
  readonly privateKey: string;
  /** Base64, secret; null until the centre has sent it. */
  readonly pepper: string | null;
  readonly keyAtRest: SealedSecret["at"];
  /** The newest epoch of its ledger that is known to have begun. */
  readonly ledgerEpoch?: number | undefined;
}
