import type { Connection } from "../database.ts";
import { placesIn } from "./set-aside.ts";

/** Whether entries of a ledger that was set aside are still to be carried over: `carryOlder` is not through with it. */
export const isCarrying = (connection: Connection, folder: string): boolean => {
  const unfinished = connection.prepare<[], string>("SELECT place FROM carried_places WHERE is_done = 0").pluck().all();
  return unfinished.length > 0 && placesIn(folder).some((place) => unfinished.includes(place));
};
