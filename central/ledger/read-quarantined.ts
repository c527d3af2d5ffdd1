import type { Queries } from "../database/sql.ts";
import type { Quarantined } from "./quarantine.ts";

export interface QuarantinedEntry extends Quarantined {
  readonly receivedAt: Date;
  /** As the kiosk wrote it. */
  readonly entry: Buffer;
}

/** Every entry that is stored and not counted, in the order of the ledgers. */
export const readQuarantined = (sql: Queries): Promise<readonly QuarantinedEntry[]> => sql<QuarantinedEntry[]>`
  select device, epoch, seq, reason, received_at as "receivedAt", entry
  from quarantined_entries join ledger_entries using (device, epoch, seq)
  order by device, epoch, seq`;
