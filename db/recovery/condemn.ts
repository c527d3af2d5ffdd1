import { existsSync, rmSync } from "node:fs";
import { condemnedFileIn } from "../data-folder.ts";
import { replaceFile, syncFolder } from "../durable-file.ts";

/** A database that was seen to be damaged while it served: the next opening sets it aside, whatever it looks like then. */
export const condemn = (folder: string): void => replaceFile(condemnedFileIn(folder), "");

export const isCondemned = (folder: string): boolean => existsSync(condemnedFileIn(folder));

/** Another database is in its place. */
export const liftSentence = (folder: string): void => {
  if (!isCondemned(folder)) return;
  rmSync(condemnedFileIn(folder));
  syncFolder(folder);
};
