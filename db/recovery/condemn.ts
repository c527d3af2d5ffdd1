import { existsSync } from "node:fs";
import { condemnedFileIn } from "../data-folder.ts";
import { replaceFile } from "../durable-file.ts";

/**
 * A database that was seen to be damaged while it served: the next opening sets it aside, whatever it looks like
 * then, and the sentence with it.
 */
export const condemn = (folder: string): void => replaceFile(condemnedFileIn(folder), "");

export const isCondemned = (folder: string): boolean => existsSync(condemnedFileIn(folder));
