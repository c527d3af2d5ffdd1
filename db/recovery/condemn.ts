import { existsSync } from "node:fs";
import { condemnedFileIn } from "../data-folder.ts";
import { replaceFile } from "../durable-file.ts";

/** Marks the database as damaged: the next opening quarantines it without a check, and this mark with it. */
export const condemn = (folder: string): void => replaceFile(condemnedFileIn(folder), "");

export const isCondemned = (folder: string): boolean => existsSync(condemnedFileIn(folder));
