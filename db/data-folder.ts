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
export const spareConfigurationIn = (folder: string): string => join(folder, "configuration.json");
export const quarantineFolderIn = (folder: string): string => join(folder, "quarantine");
/** Links to the databases that are set aside, while they are read. */
export const salvageFolderIn = (folder: string): string => join(folder, "salvage");

/** As much as a start writes before anybody can tap. */
const probeBytes = 262_144;

/** Proves by writing that the folder takes files: permission bits say nothing about a read-only or full disk. */
export const assertWritable = (folder: string): Result<null> => {
  const probe = join(folder, ".write-probe");
  try {
    // What lies in it is the kiosk's alone: other accounts of this machine must not read what citizens gave.
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
