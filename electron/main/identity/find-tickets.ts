import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { TicketOnStick } from "../../../contract/ipc/enrolment.ts";
import type { Stick } from "../../../contract/ipc/it-air-gap.ts";
import { type EnrolmentTicket, readEnrolmentTicket } from "../../../contract/sync/enrolment-ticket.ts";
import { reasonOf } from "../../../db/failure-reason.ts";
import { log } from "../../wire/log.ts";

export interface FoundTicket {
  readonly file: string;
  readonly ticket: EnrolmentTicket;
}

const mostBytes = 4_096;
const mostFiles = 200;

const ticketIn = async (file: string): Promise<readonly FoundTicket[]> => {
  const found = await stat(file);
  const isRead = found.isFile() && found.size <= mostBytes;
  const ticket = isRead ? readEnrolmentTicket(await readFile(file, "utf8")) : undefined;
  return ticket ? [{ file, ticket }] : [];
};

const notRead =
  (event: string) =>
  (error: unknown): readonly [] => {
    log(event, { reason: reasonOf(error) });
    return [];
  };

/** Skips unreadable files and reads the others. */
const ticketsOn = async (folder: string): Promise<readonly FoundTicket[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(notRead("stick not read"));
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith(".")).slice(0, mostFiles);
  const found = files.map(({ name }) => ticketIn(join(folder, name)).catch(notRead("file on a stick not read")));
  return (await Promise.all(found)).flat();
};

/** The enrolment tickets at the top of these sticks, under any file name. */
export const findTickets = async (sticks: readonly Stick[]): Promise<readonly FoundTicket[]> =>
  (await Promise.all(sticks.map(({ folder }) => ticketsOn(folder)))).flat();

/**
 * The tickets on the sticks as last shown on the screen: by the time IT selects one, its file may contain another
 * ticket.
 */
interface ShownTickets {
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
