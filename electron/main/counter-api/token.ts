import { randomBytes, timingSafeEqual } from "node:crypto";
import { sha256 } from "../../../contract/node/hash.ts";
import type { Sha256Hex } from "../../../contract/words.ts";

/** 32 random bytes: nobody guesses it, so its plain hash may lie on the disk. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** Compared with where there is no token, so that the answer takes the same time. */
const nobodysDigest = randomBytes(32);

/** Whether an Authorization header carries the token with this hash. Takes as long for every wrong one. */
export const isBearerOf = (tokenSha256: Sha256Hex | null, authorization: string | undefined): boolean => {
  const presented = /^bearer +([\x21-\x7e]+)$/i.exec(authorization ?? "")?.[1] ?? "";
  const kept = tokenSha256 === null ? nobodysDigest : Buffer.from(tokenSha256, "hex");
  return timingSafeEqual(sha256(presented), kept) && tokenSha256 !== null;
};
