import type { Scope } from "../../contract/office/accounts/permissions.ts";
import type { OpenedContact } from "../../contract/office/rectification/calls.ts";
import type { Sealed } from "../../contract/sync/sealed.ts";
import type { ComplaintId } from "../../contract/words.ts";
import { within } from "../accounts/within-scope.ts";
import type { Centre } from "../centre.ts";
import type { Tx } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { openSealed } from "../keys/open-sealed.ts";
import type { EntryKey } from "../ledger/quarantine.ts";
import { openRatingContact } from "./rating-contacts.ts";

interface Row extends EntryKey {
  /** null for a rating. */
  readonly complaintId: ComplaintId | null;
  /** null where there is no contact. */
  readonly sealed: Sealed | null;
}

interface Asked {
  readonly number: number;
  readonly scope: Scope;
  /** Whether the person only calls citizens: the contact is theirs while the call waits. */
  readonly isCaller: boolean;
}

/**
 * The contact of an open item, opened; undefined where it has none. A closed item needs no contact: it stays sealed for
 * everyone.
 */
export const openContact = async (
  tx: Tx,
  { sealingKeys }: Pick<Centre, "sealingKeys">,
  { number, scope, isCaller }: Asked,
): Promise<OpenedContact | undefined> => {
  const [row] = await tx<Row[]>`
    select device, epoch, seq, complaint_id as "complaintId", coalesce(complaints.sealed, rating_contacts.sealed) as sealed
    from items
    left join complaints using (device, epoch, seq)
    left join rating_contacts using (device, epoch, seq)
    where items.number = ${number} and is_listed
      and ${isCaller ? fragment`state = 'to-call'` : fragment`state <> 'closed'`}
      and ${within(scope, fragment`items.unit_code`, fragment`items.window_number`)}`;
  if (!row?.sealed) return undefined;
  if (row.complaintId === null) return openRatingContact(sealingKeys, row, row.sealed);
  const opened = await openSealed(sealingKeys, row.complaintId, row.sealed);
  if (!opened.isOpen || opened.words.contactPhone === null) return undefined;
  return { name: opened.words.contactName, phone: opened.words.contactPhone };
};
