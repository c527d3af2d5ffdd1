import type { TicketOnStick } from "../../../contract/ipc/enrolment.ts";
import type { Stick } from "../../../contract/ipc/it-air-gap.ts";
import type { EnrolmentTicket } from "../../../contract/sync/enrolment-ticket.ts";
import { type FoundTicket, findTickets } from "./find-tickets.ts";

/**
 * The tickets on the sticks as last shown on the screen: by the time IT selects one, its file may contain another
 * ticket.
 */
export interface ShownTickets {
  /** Reads the sticks. The codes are not in the result. */
  readonly find: () => Promise<readonly TicketOnStick[]>;
  /** The ticket behind this item of the list; undefined where it was never shown, or the list was replaced since. */
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
