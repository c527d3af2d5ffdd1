import type { JobOrder } from "../../contract/office/jobs/orders.ts";
import type { Result } from "../../contract/result.ts";
import type { Caller } from "../accounts/sessions.ts";
import type { Tx } from "../database/sql.ts";

/** The place where the file of a job grows, and its progress is noted. */
export interface JobOutput {
  /** Ends when the job is cancelled, another centre has begun it again, or this centre stops. */
  readonly signal: AbortSignal;
  /** Notes the rows written so far, and in all where that is known. Throws where the job has to end. */
  readonly note: (rows: number, total?: number) => void;
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /**
   * Ends a job without a file in the `tx` of its work: both are committed, or neither. Throws where it has been
   * cancelled or begun again.
   */
  readonly endWithin: (tx: Tx) => Promise<void>;
}

export interface WrittenFile {
  readonly name: string;
  readonly mediaType: string;
}

/** One attempt at a job, with the person who asked for it and the person's rights of now. */
export interface JobWork<Order extends JobOrder = JobOrder> {
  readonly id: string;
  readonly caller: Caller;
  readonly order: Order;
}

/**
 * Does the work of a job; null where it makes no file. Expected failures are its problems; a fault throws, and the job is
 * begun again.
 */
export type DoWork<Order extends JobOrder = JobOrder> = (
  work: JobWork<Order>,
  output: JobOutput,
) => Promise<Result<WrittenFile | null>>;
