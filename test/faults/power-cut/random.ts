import { createHash } from "node:crypto";

/** Numbers from 0 up to 1: always the same for the same words, independent of earlier calls. */
export type Random = () => number;

const numbersInADigest = 8;

export const seededBy = (words: string): Random => {
  let digest = Buffer.alloc(0);
  let taken = 0;
  return () => {
    const place = taken % numbersInADigest;
    if (place === 0) digest = createHash("sha256").update(`${words}/${taken}`).digest();
    taken += 1;
    return digest.readUInt32LE(place * 4) / 2 ** 32;
  };
};

export const noise = (random: Random, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => Math.floor(random() * 256));
