import type { Tx } from "../database/sql.ts";
import { addItemEvent } from "./item-store.ts";
import { stepTimes } from "./step-times.ts";

/**
 * Counts the 暂定 days of open items again, with the calendar as it is now in this `tx`: for an import of a year. A day
 * never moves to an earlier one. Days of a year that is still unpublished stay 暂定.
 */
export const countDaysAgain = async (tx: Tx, at: Date): Promise<void> => {
  const items = await tx<{ number: number }[]>`
    select number from items
    where state <> 'closed' and (item -> 'verifyDue' ->> 'isProvisional' = 'true'
      or item -> 'due' ->> 'isProvisional' = 'true' or item -> 'callDue' ->> 'isProvisional' = 'true')
    order by number`;
  if (items.length === 0) return;
  const timeOf = await stepTimes(tx);
  for (const { number } of items)
    await addItemEvent(tx, { number, by: null, at, event: { kind: "days-published" } }, timeOf);
};
