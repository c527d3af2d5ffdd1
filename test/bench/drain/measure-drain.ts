import { assertRatingsArrive, type BenchCentre } from "../support/bench-centre.ts";
import { steadyStamps, weeks, writeBacklog } from "./backlog.ts";
import { enrolledStore } from "./enrolled-store.ts";
import { sendEverything } from "./sync-until.ts";

export interface Drain {
  readonly rowsPerSecond: number;
  readonly bytesPerEntry: number;
}

/**
 * Measures a device that comes back after weeks offline. Its configuration and pictures were fetched earlier and are
 * not part of the figure. Throws where the centre does not end up with every rating.
 */
export const measureDrain = async (centre: BenchCentre, folder: string, entries: number): Promise<Drain> => {
  const ratingsBefore = await centre.ratingCount();
  const enrolled = await enrolledStore(centre, folder, steadyStamps(weeks));
  try {
    writeBacklog(enrolled.store, entries);
    const startMs = performance.now();
    const bodyBytes = await sendEverything(enrolled);
    const seconds = (performance.now() - startMs) / 1_000;
    await assertRatingsArrive(centre, ratingsBefore + Math.floor(entries / 2));
    return { rowsPerSecond: entries / seconds, bytesPerEntry: bodyBytes / entries };
  } finally {
    enrolled.store.close();
  }
};
