import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Identity } from "../../../electron/wire/identity.ts";
import { steadyStamps, writeBacklog } from "../drain/backlog.ts";
import { enrolledStore } from "../drain/enrolled-store.ts";
import { sendEverything } from "../drain/sync-until.ts";
import { assertRatingsArrive, type BenchCentre } from "../support/bench-centre.ts";

const fourYearsMs = 4 * 365.25 * 24 * 60 * 60 * 1_000;

/** A little less than the whole span: gaps are uneven, and no entry may be dated later than now. */
const coveredMs = 0.95 * fourYearsMs;

/** Far from the service numbers that the backlog of the drain uses. */
const firstVisit = 1_000_000;

/**
 * Makes `folder` the data folder of a kiosk after four years: `entries` entries on its disk, all receipted as on a
 * screen with a working network. While it is measured it therefore uploads only the entries it writes itself. No
 * staff is on duty.
 */
export const makeFourYearFolder = async (centre: BenchCentre, folder: string, entries: number): Promise<void> => {
  const ratingsBefore = await centre.ratingCount();
  const pace = { firstEntryAtMs: Date.now() - fourYearsMs, averageGapMs: coveredMs / entries };
  const enrolled = await enrolledStore(centre, folder, steadyStamps(pace));
  try {
    writeBacklog(enrolled.store, entries, firstVisit);
    await sendEverything(enrolled);
  } finally {
    enrolled.store.close();
  }
  await assertRatingsArrive(centre, ratingsBefore + Math.floor(entries / 2));
  await keepIdentity(folder, enrolled.begin.identity);
};

/** Stores the identity as the kiosk does where the system has no key store. */
export const keepIdentity = async (folder: string, { keyAtRest: at, privateKey, pepper, ...identity }: Identity) => {
  const secrets = {
    privateKey: { at, secret: privateKey },
    pepper: pepper === null ? undefined : { at, secret: pepper },
  };
  const text = JSON.stringify({ v: 1, ...identity, ...secrets });
  await writeFile(join(folder, "identity.json"), `${text}\n`, { mode: 0o600 });
};
