import { randomBytes, timingSafeEqual } from "node:crypto";
import { sha256 } from "../../../contract/node/hash.ts";
import type { Sha256Hex } from "../../../contract/words.ts";

/** 32 random bytes: too many to guess, so a plain hash may be stored on disk. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** Compared where no token is set, so that the answer takes the same time. */
const nobodysDigest = randomBytes(32);

/** Whether an Authorization header has the token with this hash. Takes equally long for every wrong token. */
export const isBearerOf = (tokenSha256: Sha256Hex | null, authorization: string | undefined): boolean => {
  const presented = /^bearer +([\x21-\x7e]+)$/i.exec(authorization ?? "")?.[1] ?? "";
  const kept = tokenSha256 === null ? nobodysDigest : Buffer.from(tokenSha256, "hex");
  return timingSafeEqual(sha256(presented), kept) && tokenSha256 !== null;
};
