import type { Checkpoint } from "../../contract/sync/checkpoint.ts";
import type { Receipt } from "../../contract/sync/receipt.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import { type Fragment, fragment, json } from "../database/statement.ts";

/** A checkpoint or receipt, parsed and as it was signed. */
export interface SignedStatement {
  readonly of: Checkpoint | Receipt;
  readonly signed: SignedText;
}

/**
 * SQL: stores the statements of a position, once: the heartbeat of each minute adds nothing. A fork's checkpoint is
 * stored too: it is the device's own signature under its second history.
 */
export const insertStatements = (statements: readonly SignedStatement[]): Fragment => {
  const rows = statements.map(({ of: { device, epoch, size, head, type }, signed: { text, signature } }) => ({
    device,
    epoch,
    size,
    head,
    kind: type,
    text,
    signature,
  }));
  return fragment`
    insert into ledger_statements select * from jsonb_populate_recordset(null::ledger_statements, ${json(rows)})
    on conflict do nothing`;
};
