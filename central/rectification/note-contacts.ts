import type { ChainLink } from "../../contract/ledger/chain.ts";
import { type EntryOf, interpretEntry } from "../../contract/ledger/entry.ts";
import type { Tx } from "../database/sql.ts";
import { openSealed } from "../keys/open-sealed.ts";
import { linksIn, type OnArrival } from "../ledger/projecting/departments.ts";
import { addItemEvent } from "./item-store.ts";
import { stepTimes } from "./step-times.ts";

type Complaint = EntryOf<"complaint-made">;

const complaintsIn = (links: readonly ChainLink[]): readonly Complaint[] =>
  links.flatMap(({ envelope }) => {
    if (envelope.kind !== "complaint-made") return [];
    const entry = interpretEntry(envelope);
    return typeof entry === "string" || entry.kind !== "complaint-made" ? [] : [entry];
  });

/** The item of a complaint that has no contact yet. A refused complaint has no item. */
const itemWithoutContact = async (tx: Tx, { device, epoch, seq }: Complaint): Promise<number | undefined> => {
  const [row] = await tx<{ number: number }[]>`
    select number from items
    where (device, epoch, seq) = (${device}, ${epoch}, ${seq}) and item ->> 'hasContact' = 'false'`;
  return row?.number;
};

/**
 * Notes on the items of complaints whether their citizens left a telephone number, which is sealed with the words. Only
 * that there is one is noted: the number stays sealed.
 */
export const noteContacts: OnArrival = async (tx, arrived, at, { sealingKeys }) => {
  for (const complaint of complaintsIn(linksIn(arrived))) {
    const number = await itemWithoutContact(tx, complaint);
    if (number === undefined) continue;
    const opened = await openSealed(sealingKeys, complaint.body.complaintId, complaint.body.sealed);
    if (!opened.isOpen || opened.words.contactPhone === null) continue;
    await addItemEvent(tx, { number, by: null, at, event: { kind: "contact-given" } }, await stepTimes(tx));
  }
};
