import type { Result } from "../result.ts";

/** Where a device stands that has not served yet: IT may say where to enrol, or has to compare the fingerprint. */
export type EnrolmentStage = "open" | "to-confirm";

/** What somebody typed, or a ticket as a reader types it and a file holds it. */
export type EnrolInput = { readonly centreUrl: string; readonly code: string } | { readonly ticket: string };

/** A ticket on a stick, by its file and the centre that it names; the code stays in main. */
export interface TicketOnStick {
  readonly file: string;
  readonly centreUrl: string;
}

export interface ConfirmInput {
  readonly matches: boolean;
}

/** What the screen of a device asks that is not enrolled. Once it is, everything is answered with `already-enrolled`. */
export interface EnrolmentRequests {
  /** Begins; how it goes, the view tells. `enrolment-ticket-invalid`. */
  readonly enrol: (input: EnrolInput) => Result<null>;
  readonly findTickets: () => Result<readonly TicketOnStick[]>;
  /** Enrols with a ticket as `findTickets` told it, whatever the file holds by now. `enrolment-ticket-invalid`. */
  readonly enrolFromStick: (input: TicketOnStick) => Result<null>;
  /** Whether the centre shows the same fingerprint: then the device serves, else it forgets the centre. */
  readonly confirmEnrolment: (input: ConfirmInput) => Result<null>;
}

/** Derived as those of the page are: a missing or misspelt one does not compile. */
export const enrolmentRequestNames: Record<keyof EnrolmentRequests, true> = {
  enrol: true,
  findTickets: true,
  enrolFromStick: true,
  confirmEnrolment: true,
};
