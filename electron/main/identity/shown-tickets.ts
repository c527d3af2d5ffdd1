import type { TicketOnStick } from "../../../contract/ipc/enrolment.ts";
import type { Stick } from "../../../contract/ipc/it-air-gap.ts";
import type { EnrolmentTicket } from "../../../contract/sync/enrolment-ticket.ts";
import { type FoundTicket, findTickets } from "./find-tickets.ts";

/** The tickets on the sticks as the screen showed them last: by the time IT touches one, its file may hold another. */
export interface ShownTickets {
  /** Reads the sticks. The codes stay here. */
  readonly find: () => Promise<readonly TicketOnStick[]>;
  /** The ticket that was shown as this; undefined where none was, or it was replaced on the screen since. */
  readonly chosen: (ticket: TicketOnStick) => EnrolmentTicket | undefined;
}

export const shownTickets = (sticks: () => Promise<readonly Stick[]>): ShownTickets => {
  let shown: readonly FoundTicket[] = [];
  return {
    find: async () => {
      shown = await findTickets(await sticks());
      return shown.map(({ file, ticket: { centreUrl } }) => ({ file, centreUrl }));
    },
    chosen: ({ file, centreUrl }) =>
      shown.find((one) => one.file === file && one.ticket.centreUrl === centreUrl)?.ticket,
  };
};
