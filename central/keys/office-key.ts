import { randomBytes, timingSafeEqual } from "node:crypto";
import { join } from "node:path";
import { sha256 } from "../../contract/node/hash.ts";
import { readOrCreateSecret } from "./secret-file.ts";

export const officeKeyFile = (dataFolder: string): string => join(dataFolder, "office-key");

/** The key that opens the office's pages: 32 random bytes in base64url, created at first start. */
export const openOfficeKey = async (dataFolder: string): Promise<string> =>
  (await readOrCreateSecret(officeKeyFile(dataFolder), () => `${randomBytes(32).toString("base64url")}\n`)).trim();

/** Whether an Authorization header contains the key, compared in constant time. */
export const isOfficeKey = (officeKey: string, authorization: string | undefined): boolean =>
  timingSafeEqual(sha256(`Bearer ${officeKey}`), sha256(authorization ?? ""));
