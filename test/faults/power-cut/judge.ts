import { rmSync } from "node:fs";
import { databaseFileIn, journalFileIn } from "../../../db/data-folder.ts";
import { isDamage } from "../../../db/failure-reason.ts";
import { openStore } from "../../../db/open-store.ts";
import { condemn, isCondemned } from "../../../db/recovery/quarantine.ts";
import { secondPlaceIn } from "../../../electron/main/identity/second-place.ts";
import { carryAllOlder, device, ratingFor, seal, stamp } from "../../support/ledger.ts";
import { storedEntries } from "./stored-entries.ts";

/**
 * The layer that has to store the promised entries: the kiosk's storage as it is, or one half of it with the other
 * removed.
 */
export const layers = ["whole", "database alone", "journal alone"] as const;
export type Layer = (typeof layers)[number];

const takenAway = (folder: string): Readonly<Record<Layer, readonly string[]>> => ({
  whole: [],
  "database alone": [journalFileIn(folder)],
  "journal alone": ["", "-wal", "-shm", "-journal"].map((end) => `${databaseFileIn(folder)}${end}`),
});

export interface Verdict {
  /** The reason why the start or the next rating failed; undefined where the kiosk serves. */
  readonly refusal: string | undefined;
  readonly held: ReadonlySet<string>;
  readonly epoch: number;
}

/** A number that no other rating has. */
const nextRating = ratingFor(900_000);

const openIn = (folder: string) =>
  openStore({ folder, device, stamp, isSignedByCentre: () => false, seal, secondPlace: secondPlaceIn(folder) });

/**
 * Starts on the remains of a power cut, as the kiosk does, accepts one more rating, and reads the result. Where a new
 * epoch began, starts once more: a recovery must not be repeated.
 */
export const judge = (folder: string, layer: Layer): Verdict => {
  for (const file of takenAway(folder)[layer]) rmSync(file, { force: true });
  const verdict = startIn(folder);
  if (verdict.refusal !== undefined || verdict.epoch === 1) return verdict;
  const again = openIn(folder);
  if (!again.ok) return { ...verdict, refusal: JSON.stringify(again.problem) };
  const { epoch } = again.value.position();
  again.value.close();
  return epoch === verdict.epoch ? verdict : { ...verdict, refusal: `epoch ${epoch} began at the start after` };
};

/** Damage that only the rating meets condemns the database, and the kiosk restarts. */
const startIn = (folder: string): Verdict => {
  try {
    return serveIn(folder);
  } catch (error) {
    if (!isDamage(error) || isCondemned(folder)) throw error;
    condemn(folder);
    return serveIn(folder);
  }
};

const serveIn = (folder: string): Verdict => {
  const opened = openIn(folder);
  if (!opened.ok) return { refusal: JSON.stringify(opened.problem), held: new Set(), epoch: 0 };
  const store = opened.value;
  try {
    const written = store.append([nextRating]);
    const refusal = written.ok ? store.journalFault() : JSON.stringify(written.problem);
    carryAllOlder(store);
    const held = new Set(storedEntries(folder).map(({ hash }) => hash));
    return { refusal, held, epoch: store.position().epoch };
  } finally {
    store.close();
  }
};
