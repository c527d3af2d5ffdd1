import { Contact } from "../../contract/contact.ts";
import { seal } from "../../contract/node/sealing.ts";
import type { Sealed } from "../../contract/sync/sealed.ts";
import type { Tx } from "../database/sql.ts";
import { openSealedJson } from "../keys/open-sealed.ts";
import type { SealingKeys } from "../keys/sealing-key.ts";
import type { EntryKey } from "../ledger/quarantine.ts";
import { addItemEvent } from "./item-store.ts";
import { stepTimes } from "./step-times.ts";

const sealedAs = ({ device, epoch, seq }: EntryKey) => ({
  info: "counterstar contact",
  subject: `${device} ${epoch} ${seq}`,
});

/** The length of every contact before it is sealed, bytes: the length tells nothing about the name. */
const leastBytes = 2_048;

/** Seals a contact to the centre under its rating. */
export const sealContact = (contact: Contact, rating: EntryKey, { published }: SealingKeys): Promise<Sealed> => {
  const json = Buffer.from(JSON.stringify(contact), "utf8");
  const padding = Buffer.alloc(Math.max(0, leastBytes - json.byteLength), " ");
  return seal(Buffer.concat([json, padding]), sealedAs(rating), published);
};

/** Opens the contact of a rating; undefined where it was sealed to another key or for another rating. */
export const openRatingContact = async (
  keys: SealingKeys,
  rating: EntryKey,
  sealed: Sealed,
): Promise<Contact | undefined> => {
  const opened = await openSealedJson(keys, sealedAs(rating), sealed);
  return opened.isOpen ? Contact.safeParse(opened.json).data : undefined;
};

/**
 * One at a time saves the contact of a rating and opens its item: the later one sees the earlier one. The last lock of
 * both, and of no table, so that neither waits for the other or for a rebuild in a circle.
 */
const lockContact = (tx: Tx, { device, epoch, seq }: EntryKey) =>
  tx`select pg_advisory_xact_lock(hashtextextended(${`contact ${device} ${epoch} ${seq}`}, 0))`;

/**
 * Notes on the item of a rating that its citizen left a contact, also after the reply. Does nothing where there is no
 * item or no contact, or where one is noted already.
 */
export const noteRatingContact = async (tx: Tx, rating: EntryKey, at: Date): Promise<void> => {
  const { device, epoch, seq } = rating;
  await lockContact(tx, rating);
  const [row] = await tx<{ number: number }[]>`
    select number from items join rating_contacts using (device, epoch, seq)
    where (device, epoch, seq) = (${device}, ${epoch}, ${seq}) and item ->> 'hasContact' = 'false'`;
  if (!row) return;
  await addItemEvent(tx, { number: row.number, by: null, at, event: { kind: "contact-given" } }, await stepTimes(tx));
};

/** Stores the contact of a rating in place of an earlier one. */
export const saveRatingContact = async (tx: Tx, rating: EntryKey, sealed: Sealed, at: Date): Promise<void> => {
  const { device, epoch, seq } = rating;
  await lockContact(tx, rating);
  await tx`
    insert into rating_contacts (device, epoch, seq, sealed, given_at)
    values (${device}, ${epoch}, ${seq}, ${tx.json(sealed)}, ${at})
    on conflict (device, epoch, seq) do update set sealed = excluded.sealed, given_at = excluded.given_at`;
  await noteRatingContact(tx, rating, at);
};
