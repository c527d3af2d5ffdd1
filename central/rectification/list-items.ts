import type { Tx } from "../database/sql.ts";
import { shiftIsOver } from "../shifts/shift-is-over.ts";

/**
 * Shows the office the items of these devices whose shifts are over by now. A leader or a supervisor who saw an item at
 * once would know a level of a running shift.
 */
export const listItems = async (tx: Tx, devices: readonly string[], at: Date): Promise<void> => {
  await tx`
    update items set is_listed = true from ratings as given
    where not items.is_listed and items.device = any (${devices}::uuid[])
      and (given.device, given.epoch, given.seq) = (items.device, items.epoch, items.seq)
      and ${shiftIsOver(at.getTime())}`;
};
