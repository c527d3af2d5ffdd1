import type { Scope } from "../../contract/office/accounts/permissions.ts";
import type { OpenedContact } from "../../contract/office/rectification/calls.ts";
import type { Sealed } from "../../contract/sync/sealed.ts";
import type { ComplaintId } from "../../contract/words.ts";
import { within } from "../accounts/within-scope.ts";
import type { Centre } from "../centre.ts";
import type { Tx } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { openSealed } from "../keys/open-sealed.ts";

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
  const [row] = await tx<{ complaintId: ComplaintId; sealed: Sealed }[]>`
    select complaint_id as "complaintId", sealed from items
    join complaints using (device, epoch, seq)
    where items.number = ${number} and is_listed
      and ${isCaller ? fragment`state = 'to-call'` : fragment`state <> 'closed'`}
      and ${within(scope, fragment`items.unit_code`, fragment`items.window_number`)}`;
  const opened = row && (await openSealed(sealingKeys, row.complaintId, row.sealed));
  if (!opened?.isOpen || opened.words.contactPhone === null) return undefined;
  return { name: opened.words.contactName, phone: opened.words.contactPhone };
};
