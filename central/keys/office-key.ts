import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { join } from "node:path";
import { readOrCreateSecret } from "./secret-file.ts";

export const officeKeyFile = (dataFolder: string): string => join(dataFolder, "office-key");

/** The key that opens the office's pages: 32 random bytes in base64url, made at first start. */
export const openOfficeKey = async (dataFolder: string): Promise<string> =>
  (await readOrCreateSecret(officeKeyFile(dataFolder), () => `${randomBytes(32).toString("base64url")}\n`)).trim();

const digestOf = (text: string): Buffer => createHash("sha256").update(text, "utf8").digest();

/** Whether an Authorization header carries the key, in the same time wherever it differs. */
export const isOfficeKey = (officeKey: string, authorization: string | undefined): boolean =>
  timingSafeEqual(digestOf(`Bearer ${officeKey}`), digestOf(authorization ?? ""));
