import { fewestRatingsOfPerson, type Tally } from "../../contract/office/figures/figures.ts";
import { weekPartOf } from "../../contract/office/figures/periods.ts";
import { officeOffset, officeOffsetMs } from "../../contract/office/office-time-zone.ts";
import { ratingsIn, sumOf } from "./tally.ts";

/** The office's date at a moment: its clock is China's, also where the process runs elsewhere. */
export const dayAt = (atMs: number): string => new Date(atMs + officeOffsetMs).toISOString().slice(0, 10);

/** When the part of a week that contains `day` is over. */
export const endOfPart = (day: string): Date =>
  new Date(Date.parse(`${weekPartOf(day).to}T00:00:00${officeOffset}`) + 24 * 3_600_000);

/** The counts of one day, of a person at a window. */
export interface DayCount {
  readonly day: string;
  readonly tally: Tally;
}

/**
 * The figures that are told of a person at a window while the part runs: pieces of whole days, each closed by one of
 * `ends`.
 */
export interface Released {
  readonly ends: readonly string[];
  /** Of all pieces. */
  readonly tally: Tally;
}

const ratingsOn = (days: readonly DayCount[]): number => ratingsIn(sumOf(days.map(({ tally }) => tally)));

/**
 * Tells one more piece, as far as possible: ten ratings or more since the last one, and ten or more that stay untold.
 * The difference of any two readings is then ten ratings of this person or more, also when the whole part is told at its
 * end. undefined where nothing may be told yet.
 */
export const release = (days: readonly DayCount[], before: Released | undefined): Released | undefined => {
  const last = before?.ends.at(-1) ?? "";
  const isPiece = (end: string): boolean =>
    ratingsOn(days.filter(({ day }) => last < day && day <= end)) >= fewestRatingsOfPerson &&
    ratingsOn(days.filter(({ day }) => day > end)) >= fewestRatingsOfPerson;
  const end = days
    .map(({ day }) => day)
    .filter((day) => day > last && isPiece(day))
    .toSorted()
    .at(-1);
  if (end === undefined) return before;
  const told = days.filter(({ day }) => day <= end).map(({ tally }) => tally);
  return { ends: [...(before?.ends ?? []), end], tally: sumOf(told) };
};
