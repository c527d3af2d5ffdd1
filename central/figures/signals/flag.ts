import type { Comparison, Signal } from "../../../contract/office/figures/signals.ts";
import { dayText, type Place, type Series } from "./arrange.ts";
import { soleStaff } from "./sole-staff.ts";
import type { RatingKey, Visit } from "./visit.ts";

/** A question that one judged day raises, from summaries alone. Days are numbers. */
export interface Finding {
  readonly signal: Signal;
  readonly comparison: Comparison;
  readonly place: Place;
  /** The days examined; the last one is the judged day. */
  readonly from: number;
  readonly to: number;
  /** The first day whose visits tell the person. */
  readonly readFrom: number;
  readonly measured: number;
  readonly bound: number;
  /** Those of the place's visits that raise the question, in the order of the clock. */
  readonly among: (visits: Series) => readonly Visit[];
}

/** A part of the judging of a day. It is computed when called, so that other requests have time in between. */
export type Judge = () => readonly Finding[];

/** A flag before names are added. */
export interface Flag {
  readonly signal: Signal;
  readonly comparison: Comparison;
  readonly unitCode: string;
  readonly windowNumber: string;
  readonly staffNumber: string | null;
  /** The days examined. */
  readonly from: string;
  readonly to: string;
  readonly measured: number;
  readonly bound: number;
  readonly ratings: readonly RatingKey[];
}

export const keyTextOf = ({ device, epoch, seq }: RatingKey): string => `${device}/${epoch}/${seq}`;

export const ratingsOf = (visits: readonly Visit[]): readonly RatingKey[] =>
  visits.flatMap(({ rating }) => (rating ? [{ device: rating.device, epoch: rating.epoch, seq: rating.seq }] : []));

/** The flag of a finding; `series` has the visits of its place from `readFrom` to `to`. */
export const flagOf = (finding: Finding, series: Series): Flag | undefined => {
  const { signal, comparison, place, from, to, readFrom, measured, bound } = finding;
  const visits = finding.among(series);
  const last = visits.at(-1);
  return (
    last && {
      ...{ signal, comparison, unitCode: last.unitCode, windowNumber: last.windowNumber },
      staffNumber: signal === "answer-times" ? place.staffNumber : soleStaff(visits, series.visitsIn(readFrom, to)),
      ...{ from: dayText(from), to: dayText(to), measured, bound },
      ratings: ratingsOf(visits),
    }
  );
};
