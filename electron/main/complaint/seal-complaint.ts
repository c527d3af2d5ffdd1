import { type ComplaintWords, complaintBytes } from "../../../contract/complaint.ts";
import { seal } from "../../../contract/node/sealing.ts";
import { type Sealed, type SealingKey, sealedInfo } from "../../../contract/sync/sealed.ts";
import type { ComplaintId } from "../../../contract/words.ts";

/**
 * Pads every complaint to the same number of bytes. The longest that `ComplaintWords` allows needs about half of them.
 */
const padded = (words: ComplaintWords): Buffer<ArrayBuffer> => {
  const json = Buffer.from(JSON.stringify(words), "utf8");
  if (json.byteLength > complaintBytes) throw new Error("a complaint is longer than its padding");
  return Buffer.concat([json, Buffer.alloc(complaintBytes - json.byteLength, " ")]);
};

/**
 * Seals a complaint to the centre under its identifier: from here on it cannot be read at the counter or from the disk.
 * Rejects where `key` is not an X25519 public key.
 */
export const sealComplaint = (words: ComplaintWords, complaintId: ComplaintId, key: SealingKey): Promise<Sealed> =>
  seal(padded(words), { info: sealedInfo, subject: complaintId }, key);
