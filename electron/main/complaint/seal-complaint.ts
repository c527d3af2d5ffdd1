import { type ComplaintWords, complaintBytes } from "../../../contract/complaint.ts";
import { type Sealed, type SealingKey, sealedInfo } from "../../../contract/sync/sealed.ts";
import type { ComplaintId } from "../../../contract/words.ts";
import { sealingSuite } from "./sealing-suite.ts";

/** As many bytes for every complaint. The longest that `ComplaintWords` lets through needs about half of them. */
const padded = (words: ComplaintWords): Buffer => {
  const json = Buffer.from(JSON.stringify(words), "utf8");
  if (json.byteLength > complaintBytes) throw new Error("a complaint is longer than its padding");
  return Buffer.concat([json, Buffer.alloc(complaintBytes - json.byteLength, " ")]);
};

/**
 * Seals a complaint to the centre under its identifier: from here on nobody at the counter, and nobody with the disk,
 * can read it. Rejects where `key` holds no X25519 public key.
 */
export const sealComplaint = async (
  words: ComplaintWords,
  complaintId: ComplaintId,
  { keyId, publicKeyBase64 }: SealingKey,
): Promise<Sealed> => {
  const recipientPublicKey = await sealingSuite.kem.deserializePublicKey(Buffer.from(publicKeyBase64, "base64"));
  const parameters = { recipientPublicKey, info: Buffer.from(sealedInfo, "utf8") };
  const { enc, ct } = await sealingSuite.seal(parameters, padded(words), Buffer.from(complaintId, "utf8"));
  return {
    scheme: "hpke-base-x25519-sha256-aes256gcm",
    keyId,
    encapsulatedKeyBase64: Buffer.from(enc).toString("base64"),
    ciphertextBase64: Buffer.from(ct).toString("base64"),
  };
};
