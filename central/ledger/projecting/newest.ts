import { type Arrival, positionOf } from "./stored-entry.ts";

const isNewer = (one: Arrival, other: Arrival): boolean =>
  one.entry.epoch === other.entry.epoch ? one.entry.seq > other.entry.seq : one.entry.epoch > other.entry.epoch;

/**
 * The newest of each device and `subject`, by position and not by arrival: an older epoch may come later. One statement
 * may write a row only once, so this is decided before the query.
 */
export const newestOf = <Each extends Arrival>(
  arrivals: readonly Each[],
  subject: (arrival: Each) => string,
): readonly Each[] => {
  const newest = new Map<string, Each>();
  for (const arrival of arrivals) {
    const key = JSON.stringify([positionOf(arrival).device, subject(arrival)]);
    const known = newest.get(key);
    if (!known || isNewer(arrival, known)) newest.set(key, arrival);
  }
  return [...newest.values()];
};
