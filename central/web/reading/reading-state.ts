import type { ReadFailure, ReadResult } from "./read-office.ts";

export type Known<Value> = {
  readonly value: Value;
  /** The viewer's clock at the reading. */
  readonly readAtMs: number;
  /** The centre's clock at the reading. */
  readonly centreNowMs: number;
};

/** What the page knows. A failure never empties a page that has already shown something. */
export type ReadingState<Value> = {
  readonly known: Known<Value> | null;
  readonly failure: ReadFailure | null;
};

export const nothingKnown = { known: null, failure: null } as const;

export const afterReading = <Value>(
  state: ReadingState<Value>,
  result: ReadResult<Value>,
  nowMs: number,
): ReadingState<Value> =>
  result.ok
    ? { known: { value: result.value, readAtMs: nowMs, centreNowMs: result.centreNowMs }, failure: null }
    : { known: state.known, failure: result.failure };
