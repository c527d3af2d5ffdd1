import { type Fragment, fragment } from "../database/statement.ts";

/** SQL: device, epoch and seq of a `LedgerPosition`. */
export const entryKey = (position: string): Fragment => {
  const [device = "", epoch, seq] = position.split("/");
  return fragment`${device}::uuid, ${Number(epoch)}::bigint, ${Number(seq)}::bigint`;
};

/** SQL: whether a row of this read model follows the one at `after`, where the newest arrival comes first. */
export const arrivedBefore = (table: Fragment, after: string | undefined): Fragment =>
  after === undefined
    ? fragment`true`
    : fragment`(${table}.received_at, ${table}.device, ${table}.epoch, ${table}.seq) < (
        select last.received_at, last.device, last.epoch, last.seq from ${table} as last
        where (last.device, last.epoch, last.seq) = (${entryKey(after)}))`;

/** SQL: the newest arrival first. */
export const newestFirst = fragment`received_at desc, device desc, epoch desc, seq desc`;
