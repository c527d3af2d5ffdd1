import { existsSync } from "node:fs";
import { readDamagedText } from "../damaged-file.ts";
import { replaceFile } from "../durable-file.ts";

/** The newest epoch ever begun, in a file of its own: it shows that database and journal were deleted together. */
export const readLastEpoch = (file: string): number => {
  if (!existsSync(file)) return 0;
  const epoch = Number.parseInt(readDamagedText(file), 10);
  // Whatever it says, it is there: one has begun.
  return Number.isSafeInteger(epoch) && epoch > 0 ? epoch : 1;
};

export const writeLastEpoch = (file: string, epoch: number): void => replaceFile(file, `${epoch}\n`);
