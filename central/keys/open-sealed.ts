import { ComplaintWords } from "../../contract/complaint.ts";
import { type SealedAs, unseal } from "../../contract/node/sealing.ts";
import { parseJson } from "../../contract/parse-json.ts";
import { type Sealed, sealedInfo } from "../../contract/sync/sealed.ts";
import type { ComplaintId } from "../../contract/words.ts";
import type { SealingKeys } from "./sealing-key.ts";

/**
 * The content of a sealed complaint, or why it cannot be read: `other-key`: sealed to a key that is not this centre's;
 * `damaged`: not sealed by a kiosk under this complaint's identifier.
 */
export type Opened =
  | { readonly isOpen: true; readonly words: ComplaintWords }
  | { readonly isOpen: false; readonly reason: "other-key" | "damaged" };

type OpenedJson =
  | { readonly isOpen: true; readonly json: unknown }
  | { readonly isOpen: false; readonly reason: "other-key" | "damaged" };

/** Opens a kiosk's sealed text with the centre's private key; `json` is undefined where it is no JSON. Never throws. */
export const openSealedJson = async (keys: SealingKeys, as: SealedAs, sealed: Sealed): Promise<OpenedJson> => {
  if (sealed.keyId !== keys.published.keyId) return { isOpen: false, reason: "other-key" };
  const bytes = await unseal(keys.privateKey, as, sealed);
  return bytes ? { isOpen: true, json: parseJson(bytes.toString("utf8")) } : { isOpen: false, reason: "damaged" };
};

/** Opens a complaint. */
export const openSealed = async (keys: SealingKeys, complaintId: ComplaintId, sealed: Sealed): Promise<Opened> => {
  const opened = await openSealedJson(keys, { info: sealedInfo, subject: complaintId }, sealed);
  if (!opened.isOpen) return opened;
  const words = ComplaintWords.safeParse(opened.json);
  return words.success ? { isOpen: true, words: words.data } : { isOpen: false, reason: "damaged" };
};
