import { existsSync } from "node:fs";
import { readDamagedText } from "../damaged-file.ts";
import { replaceFile } from "../durable-file.ts";

/** The newest epoch ever begun, in a file of its own: it shows when database and journal were deleted together. */
export const readLastEpoch = (file: string): number => {
  if (!existsSync(file)) return 0;
  const epoch = Number.parseInt(readDamagedText(file), 10);
  // A file with unreadable content still proves that an epoch began.
  return Number.isSafeInteger(epoch) && epoch > 0 ? epoch : 1;
};

export const writeLastEpoch = (file: string, epoch: number): void => replaceFile(file, `${epoch}\n`);
