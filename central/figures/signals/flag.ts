import type { Comparison, Signal } from "../../../contract/office/figures/signals.ts";
import type { RatingKey, Visit } from "./visit.ts";

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
