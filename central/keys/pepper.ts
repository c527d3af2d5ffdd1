import { createHmac, randomBytes } from "node:crypto";
import { join } from "node:path";
import type { DeviceId } from "../../contract/words.ts";
import { readOrCreateSecret } from "./secret-file.ts";

export const pepperRootFile = (dataFolder: string): string => join(dataFolder, "pepper-root");

const createRootText = (): string => `${randomBytes(32).toString("base64")}\n`;

/**
 * The secret that every device's pepper is derived from: 32 bytes, created at first start. Throws where the file is
 * short.
 */
export const openPepperRoot = async (dataFolder: string): Promise<Buffer> => {
  const root = Buffer.from((await readOrCreateSecret(pepperRootFile(dataFolder), createRootText)).trim(), "base64");
  if (root.byteLength !== 32) throw new Error("the pepper root is not 32 bytes long");
  return root;
};

/**
 * The pepper of one device, 32 bytes in base64. Another root gives other peppers; a device fetches its new one when it
 * notices.
 */
export const pepperOf = (root: Buffer, device: DeviceId): string =>
  createHmac("sha256", root).update(device).digest("base64");
