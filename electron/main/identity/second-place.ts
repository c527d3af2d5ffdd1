import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { replaceFile } from "../../../db/durable-file.ts";
import type { SecondPlace } from "../../../db/store-options.ts";

/** Leaves all other fields unchanged: the secrets stay sealed. */
const Noted = z.looseObject({ ledgerEpoch: z.int().min(1).optional() });

const readNoted = (file: string) => Noted.parse(JSON.parse(readFileSync(file, "utf8")));

export const identityFileIn = (folder: string): string => join(folder, "identity.json");

/**
 * Stores the newest epoch of the ledger beside the device's key, so that a ledger is missed even if it was removed
 * together with every other record of it. Throws where the file cannot be read or written. The file exists once a
 * device is enrolled.
 */
export const secondPlaceIn = (folder: string): SecondPlace => {
  const file = identityFileIn(folder);
  return {
    epoch: () => (existsSync(file) ? (readNoted(file).ledgerEpoch ?? 0) : 0),
    note: (epoch) => {
      if (existsSync(file)) replaceFile(file, `${JSON.stringify({ ...readNoted(file), ledgerEpoch: epoch })}\n`);
    },
  };
};
