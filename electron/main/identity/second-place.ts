import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { replaceFile } from "../../../db/durable-file.ts";
import type { SecondPlace } from "../../../db/store-options.ts";
import { identityFileIn } from "./identity-path.ts";

/** All else in the file stays as it is: secrets are sealed and stay closed. */
const Noted = z.looseObject({ ledgerEpoch: z.int().min(1).optional() });

const readNoted = (file: string) => Noted.parse(JSON.parse(readFileSync(file, "utf8")));

/**
 * Keeps beside the device's key which epoch of its ledger began last: a ledger that was taken away with everything that
 * remembers it is missed there. Throws where the file cannot be read or written; it is there once a device is enrolled.
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
