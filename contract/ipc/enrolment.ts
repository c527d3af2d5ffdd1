import type { Result } from "../result.ts";
import type { enrolmentInputSchemas } from "./enrolment-inputs.ts";
import type { RequestsOf } from "./requests-of.ts";

/** Where a device stands that has not served yet: IT may say where to enrol, or has to compare the fingerprint. */
export type EnrolmentStage = "open" | "to-confirm";

/** A ticket on a stick, by its file and the centre that it names; the code stays in main. */
export interface TicketOnStick {
  readonly file: string;
  readonly centreUrl: string;
}

/** What the screen of a device asks that is not enrolled. Once it is, everything is answered with `already-enrolled`. */
export interface EnrolmentAnswers {
  /** Begins; how it goes, the view tells. `enrolment-ticket-invalid`. */
  readonly enrol: Result<null>;
  readonly findTickets: Result<readonly TicketOnStick[]>;
  /** Enrols with a ticket as `findTickets` told it, whatever the file holds by now. `enrolment-ticket-invalid`. */
  readonly enrolFromStick: Result<null>;
  /** Whether the centre shows the same fingerprint: then the device serves, else it forgets the centre. */
  readonly confirmEnrolment: Result<null>;
}

export type EnrolmentRequests = RequestsOf<typeof enrolmentInputSchemas, EnrolmentAnswers>;

/** Derived as those of the page are: a missing or misspelt one does not compile. */
export const enrolmentRequestNames: Record<keyof EnrolmentAnswers, true> = {
  enrol: true,
  findTickets: true,
  enrolFromStick: true,
  confirmEnrolment: true,
};
