import { createHmac, getHashes } from "node:crypto";
import type { Mapping } from "./mapping.ts";

/** Signs a request: the text is `<seconds since 1970>.<body>`. */
export type Sign = (text: string) => string;

type SignatureName = Mapping["signature"];

interface Scheme {
  readonly needsSecret: boolean;
  /** undefined where this Node lacks the algorithm. */
  readonly open: (secret: string) => Sign | undefined;
}

const hmac = (algorithm: string): Scheme => ({
  needsSecret: true,
  open: (secret) =>
    getHashes().includes(algorithm)
      ? (text) => createHmac(algorithm, secret).update(text, "utf8").digest("hex")
      : undefined,
});

/**
 * The adapters. SM2 is none of them: with a key on its curve node:crypto signs by ECDSA, which no platform accepts as
 * SM2.
 */
export const schemes: Readonly<Record<SignatureName, Scheme>> = {
  none: { needsSecret: false, open: () => () => "" },
  "hmac-sha256": hmac("sha256"),
  "hmac-sm3": hmac("sm3"),
};
