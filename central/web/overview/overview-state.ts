import type { OfficeOverview } from "../../../contract/office/office.ts";
import type { ReadFailure, ReadResult } from "./read-overview.ts";

export type Known = {
  readonly overview: OfficeOverview;
  /** The viewer's clock at the reading. */
  readonly readAtMs: number;
  /** The centre's clock at the reading. */
  readonly centreNowMs: number;
};

/** What the page knows. A failure never empties a page that has already shown something. */
export type OverviewState = {
  readonly known: Known | null;
  readonly failure: ReadFailure | null;
};

export const nothingKnown: OverviewState = { known: null, failure: null };

export const afterReading = (state: OverviewState, result: ReadResult, nowMs: number): OverviewState =>
  result.ok
    ? { known: { overview: result.overview, readAtMs: nowMs, centreNowMs: result.centreNowMs }, failure: null }
    : { known: state.known, failure: result.failure };
