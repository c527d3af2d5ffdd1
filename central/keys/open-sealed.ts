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

const damaged: Opened = { isOpen: false, reason: "damaged" };

const openText = async (keys: SealingKeys, complaintId: ComplaintId, sealed: Sealed): Promise<string> => {
  const recipientKey = await sealingSuite.kem.deserializePrivateKey(keys.privateKey);
  const enc = Buffer.from(sealed.encapsulatedKeyBase64, "base64");
  const ciphertext = Buffer.from(sealed.ciphertextBase64, "base64");
  const parameters = { recipientKey, enc, info: Buffer.from(sealedInfo, "utf8") };
  const plain = await sealingSuite.open(parameters, ciphertext, Buffer.from(complaintId, "utf8"));
  return Buffer.from(plain).toString("utf8");
};

/** Opens a complaint with the centre's private key. Whatever a kiosk sent, it throws nothing. */
export const openSealed = async (keys: SealingKeys, complaintId: ComplaintId, sealed: Sealed): Promise<Opened> => {
  if (sealed.keyId !== keys.published.keyId) return { isOpen: false, reason: "other-key" };
  try {
    const words = ComplaintWords.safeParse(parseJson(await openText(keys, complaintId, sealed)));
    return words.success ? { isOpen: true, words: words.data } : damaged;
  } catch (error) {
    if (error instanceof HpkeError) return damaged;
    throw error;
  }
};
