import { HpkeError } from "@hpke/core";
import { ComplaintWords } from "../../contract/complaint.ts";
import { parseJson } from "../../contract/parse-json.ts";
import { type Sealed, sealedInfo } from "../../contract/sync/sealed.ts";
import type { ComplaintId } from "../../contract/words.ts";
import type { SealingKeys } from "./sealing-key.ts";
import { sealingSuite } from "./sealing-suite.ts";

/**
 * What a sealed complaint says, or why nobody can read it: `other-key` was sealed to a key that is not this centre's,
 * `damaged` is not what a kiosk sealed under this complaint's identifier.
 */
export type Opened =
  | { readonly isOpen: true; readonly words: ComplaintWords }
  | { readonly isOpen: false; readonly reason: "other-key" | "damaged" };

/** What was sealed, and of what: without both it does not open. */
export interface SealedAs {
  readonly info: string;
  readonly subject: string;
}

type OpenedJson =
  | { readonly isOpen: true; readonly json: unknown }
  | { readonly isOpen: false; readonly reason: "other-key" | "damaged" };

const openText = async (keys: SealingKeys, { info, subject }: SealedAs, sealed: Sealed): Promise<string> => {
  const recipientKey = await sealingSuite.kem.deserializePrivateKey(keys.privateKey);
  const enc = Buffer.from(sealed.encapsulatedKeyBase64, "base64");
  const ciphertext = Buffer.from(sealed.ciphertextBase64, "base64");
  const parameters = { recipientKey, enc, info: Buffer.from(info, "utf8") };
  const plain = await sealingSuite.open(parameters, ciphertext, Buffer.from(subject, "utf8"));
  return Buffer.from(plain).toString("utf8");
};

/**
 * Opens what a kiosk sealed, with the centre's private key; `json` is undefined where it is no JSON. Whatever a kiosk
 * sent, it throws nothing.
 */
export const openSealedJson = async (keys: SealingKeys, as: SealedAs, sealed: Sealed): Promise<OpenedJson> => {
  if (sealed.keyId !== keys.published.keyId) return { isOpen: false, reason: "other-key" };
  try {
    return { isOpen: true, json: parseJson(await openText(keys, as, sealed)) };
  } catch (error) {
    if (error instanceof HpkeError) return { isOpen: false, reason: "damaged" };
    throw error;
  }
};

/** Opens a complaint. */
export const openSealed = async (keys: SealingKeys, complaintId: ComplaintId, sealed: Sealed): Promise<Opened> => {
  const opened = await openSealedJson(keys, { info: sealedInfo, subject: complaintId }, sealed);
  if (!opened.isOpen) return opened;
  const words = ComplaintWords.safeParse(opened.json);
  return words.success ? { isOpen: true, words: words.data } : { isOpen: false, reason: "damaged" };
};
