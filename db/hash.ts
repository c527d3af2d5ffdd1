import { createHash } from "node:crypto";
import type { Sha256Hex } from "../contract/words.ts";

export const sha256Hex = (bytes: string | Uint8Array): Sha256Hex =>
  createHash("sha256").update(bytes).digest("hex") as Sha256Hex;
