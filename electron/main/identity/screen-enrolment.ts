import type { EnrolmentRequests, EnrolmentStage } from "../../../contract/ipc/enrolment.ts";
import type { EnrolInput } from "../../../contract/ipc/enrolment-inputs.ts";
import type { Stick } from "../../../contract/ipc/it-air-gap.ts";
import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { type EnrolmentTicket, readEnrolmentTicket } from "../../../contract/sync/enrolment-ticket.ts";
import type { Fetch } from "../../wire/centre-client.ts";
import type { Identity } from "../../wire/identity.ts";
import type { HandlersOf } from "../ipc/serve-requests.ts";
import { type Accepted, askToEnrol } from "./enrol-device.ts";
import { shownTickets } from "./find-tickets.ts";
import { writeIdentity } from "./identity-file.ts";

export interface ScreenEnrolmentParts {
  readonly dataFolder: string;
  readonly appVersion: string;
  readonly fetch: Fetch;
  readonly sticks: () => Promise<readonly Stick[]>;
  /** Shows the progress. */
  readonly report: (found: Problem) => void;
  /** The identity is on disk, and IT has compared the fingerprint. */
  readonly enrolled: (identity: Identity) => void;
  /** The data folder is not writable. */
  readonly unwritable: (error: unknown) => void;
}

export interface ScreenEnrolment {
  /** Allows IT to enrol from now on. */
  readonly open: () => void;
  readonly stage: () => EnrolmentStage | undefined;
  /** Accepted by the centre, but not confirmed by IT and not on disk yet. */
  readonly accepted: () => Accepted | null;
  readonly handlers: HandlersOf<EnrolmentRequests>;
}

const ticketOf = (input: EnrolInput): EnrolmentTicket | undefined =>
  readEnrolmentTicket("ticket" in input ? input.ticket : `counterstar-enrol:${input.code}@${input.centreUrl}`);

/** Enrolment at the screen of a device that is not enrolled: by typing, with a code reader, or from a stick. */
export const screenEnrolment = (parts: ScreenEnrolmentParts): ScreenEnrolment => {
  let isOpen = false;
  let accepted: Accepted | null = null;
  const tickets = shownTickets(parts.sticks);
  /** The newest attempt; results of older attempts are ignored. */
  let attempt = 0;

  const run = async ({ centreUrl, code }: EnrolmentTicket): Promise<void> => {
    attempt += 1;
    const own = attempt;
    accepted = null;
    const { dataFolder, appVersion, fetch, report } = parts;
    report(problem("enrolling", { centreUrl }));
    const isWanted = (): boolean => own === attempt && isOpen;
    const found = await askToEnrol({ dataFolder, appVersion, fetch, centreUrl, code, report, isWanted });
    if (!found || !isWanted()) return;
    accepted = found;
    report(problem("enrolment-unconfirmed"));
  };
  const begin = (ticket: EnrolmentTicket | undefined): Result<null> => {
    if (!isOpen) return failure(problem("already-enrolled"));
    if (!ticket) return failure(problem("enrolment-ticket-invalid"));
    void run(ticket).catch(parts.unwritable);
    return success(null);
  };
  const keep = (found: Accepted): void => {
    try {
      const identity = writeIdentity(parts.dataFolder, found);
      isOpen = false;
      accepted = null;
      parts.enrolled(identity);
    } catch (error) {
      parts.unwritable(error);
    }
  };
  return {
    open: () => {
      isOpen = true;
    },
    stage: () => {
      if (!isOpen) return undefined;
      return accepted ? "to-confirm" : "open";
    },
    accepted: () => accepted,
    handlers: {
      enrol: (input) => begin(ticketOf(input)),
      findTickets: async () => {
        if (!isOpen) return failure(problem("already-enrolled"));
        return success(await tickets.find());
      },
      enrolFromStick: (ticket) => begin(tickets.chosen(ticket)),
      confirmEnrolment: ({ matches }) => {
        if (!isOpen || !accepted) return failure(problem("already-enrolled"));
        if (matches) keep(accepted);
        else {
          accepted = null;
          parts.report(problem("not-enrolled"));
        }
        return success(null);
      },
    },
  };
};
