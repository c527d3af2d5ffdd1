import type { Result } from "../result.ts";
import type { enrolmentInputSchemas } from "./enrolment-inputs.ts";
import type { RequestsOf } from "./requests-of.ts";

/**
 * The stage of a device that is not enrolled yet. `open`: IT may enter a centre. `to-confirm`: IT has to compare the
 * fingerprint.
 */
export type EnrolmentStage = "open" | "to-confirm";

/** A ticket on a USB stick: its file and the centre that it names. The code stays in main. */
export interface TicketOnStick {
  readonly file: string;
  readonly centreUrl: string;
}

/** The requests of the enrolment screen. After the enrolment each is answered with `already-enrolled`. */
export interface EnrolmentAnswers {
  /** Starts the enrolment; the view shows its progress. `enrolment-ticket-invalid`. */
  readonly enrol: Result<null>;
  readonly findTickets: Result<readonly TicketOnStick[]>;
  /** Enrols with a ticket that `findTickets` returned, even if the file has changed since. `enrolment-ticket-invalid`. */
  readonly enrolFromStick: Result<null>;
  /** Says whether the centre shows the same fingerprint: if so the device serves, otherwise it forgets the centre. */
  readonly confirmEnrolment: Result<null>;
}

export type EnrolmentRequests = RequestsOf<typeof enrolmentInputSchemas, EnrolmentAnswers>;

/** Derived as those of the page are: a missing or misspelt name does not compile. */
export const enrolmentRequestNames: Record<keyof EnrolmentAnswers, true> = {
  enrol: true,
  findTickets: true,
  enrolFromStick: true,
  confirmEnrolment: true,
};
