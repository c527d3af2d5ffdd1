import { readdirSync, statSync } from "node:fs";
import type { ItSystem } from "../../../contract/ipc/it-system.ts";
import { databaseFileIn, journalFileIn, quarantineFolderIn } from "../../../db/data-folder.ts";
import { reasonOf } from "../../../db/failure-reason.ts";
import type { Store } from "../../../db/store.ts";

const mebibyte = 1_048_576;

const bytesOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const entriesIn = (folder: string): number => {
  try {
    return readdirSync(folder).length;
  } catch (error) {
    if (reasonOf(error) === "ENOENT") return 0;
    throw error;
  }
};

const lossIn = (store: Pick<Store, "newestOfKinds">): ItSystem["loss"] => {
  const begun = store.newestOfKinds(["epoch-begun"]);
  if (begun?.kind !== "epoch-begun" || begun.body.reason === "first-start") return null;
  const { epoch } = begun;
  return { epoch, reason: begun.body.reason, isSealMissing: store.newestOfKinds(["seal-missing"])?.epoch === epoch };
};

/** The present values. Reads file sizes and folder lists only, no content. */
export const systemDetails = (
  dataFolder: string,
  store: Pick<Store, "versions" | "isSalvaging" | "newestOfKinds">,
): Omit<ItSystem, "isDesktopOpen"> => {
  const database = databaseFileIn(dataFolder);
  const bytes = [database, `${database}-wal`, journalFileIn(dataFolder)].map(bytesOf);
  const { sqlite, schema } = store.versions();
  return {
    nodeVersion: process.versions.node,
    sqliteVersion: sqlite,
    schema,
    ledgerMib: bytes.reduce((sum, size) => sum + size, 0) / mebibyte,
    quarantined: entriesIn(quarantineFolderIn(dataFolder)),
    loss: lossIn(store),
    isSalvaging: store.isSalvaging(),
  };
};
