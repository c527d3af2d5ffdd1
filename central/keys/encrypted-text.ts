import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const ivBytes = 12;
const tagBytes = 16;

/** A key for one purpose that only the centres with this data folder's secret can derive. */
const keyFrom = (root: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", root, "", `counterstar ${purpose}`, 32));

/** AES-256-GCM: nonce, ciphertext, tag. A copy of the bytes without the data folder tells nothing. */
export const encryptText = (text: string, root: Buffer, purpose: string): Buffer => {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", keyFrom(root, purpose), iv);
  return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
};

/** Throws for bytes that another key has encrypted, or that were changed. */
export const decryptText = (bytes: Buffer, root: Buffer, purpose: string): string => {
  const decipher = createDecipheriv("aes-256-gcm", keyFrom(root, purpose), bytes.subarray(0, ivBytes));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]).toString("utf8");
};
