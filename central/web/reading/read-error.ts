import type { ReadFailure } from "./read-office.ts";

/** A question that was not answered. */
export class ReadError extends Error {
  readonly failure: ReadFailure;
  constructor(failure: ReadFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}
