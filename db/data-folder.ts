import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { problem } from "../contract/problems/problem.ts";
import { failure, type Result, success } from "../contract/result.ts";
import { makeFolder } from "./durable-file.ts";
import { reasonOf } from "./failure-reason.ts";

export const databaseFileIn = (folder: string): string => join(folder, "ledger.sqlite");
export const journalFileIn = (folder: string): string => join(folder, "journal.ndjson");
export const lastEpochFileIn = (folder: string): string => join(folder, "last-epoch");
export const condemnedFileIn = (folder: string): string => join(folder, "condemned");
export const backupConfigurationIn = (folder: string): string => join(folder, "configuration.json");
export const quarantineFolderIn = (folder: string): string => join(folder, "quarantine");
/** Links to the quarantined databases while they are read. */
export const salvageFolderIn = (folder: string): string => join(folder, "salvage");

/** About as many bytes as a start writes before the first tap. */
const probeBytes = 262_144;

/** Proves by a write that the folder takes files: permission bits do not show a read-only or full disk. */
export const assertWritable = (folder: string): Result<null> => {
  const probe = join(folder, ".write-probe");
  try {
    // The folder is private to the kiosk's account: other accounts must not read citizens' answers.
    makeFolder(folder);
    try {
      writeFileSync(probe, Buffer.alloc(probeBytes), { flush: true });
    } finally {
      rmSync(probe, { force: true });
    }
    return success(null);
  } catch (error) {
    return failure(problem("data-folder-unwritable", { folder, reason: reasonOf(error) }));
  }
};
