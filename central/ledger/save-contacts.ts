import type { Tx } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { reportOf } from "../devices/health.ts";
import type { CheckedUpload } from "./check-upload.ts";
import { insertStatements, type SignedStatement } from "./store-statements.ts";

/** An upload of a locked device. */
export interface Contact {
  readonly upload: CheckedUpload;
  /** Its checkpoint is not the newest of the device, or was refused: the last one stays. */
  readonly isPassedOver: boolean;
  /** Over the network. A checkpoint from a stick describes the device at the time of the export. */
  readonly isDirect: boolean;
}

const rowOf = ({ upload: { checkpoint, signedCheckpoint }, isPassedOver, isDirect }: Contact, at: Date) => {
  const report = isDirect && !isPassedOver ? reportOf(checkpoint, at) : undefined;
  return {
    ...{ id: checkpoint.device, is_direct: isDirect, text: isPassedOver ? null : signedCheckpoint.text },
    ...(report && {
      ...{ said: report.said, says_all: report.saysAll },
      ...{ skew_ms: report.skewMs, app_version: report.appVersion },
    }),
  };
};

/**
 * Notes that devices were in contact, with their newest checkpoint and their report about themselves, and stores what
 * was signed on both sides.
 */
export const saveContacts = async (
  tx: Tx,
  contacts: readonly Contact[],
  statements: readonly SignedStatement[],
  at: Date,
): Promise<void> => {
  if (contacts.length === 0) return;
  const stated = statements.length > 0 ? fragment`with stated as (${insertStatements(statements)})` : fragment``;
  await tx`
    ${stated}
    update devices set
      last_seen_at = case when contact.is_direct then ${at} else last_seen_at end,
      last_checkpoint = coalesce(contact.text, last_checkpoint),
      health = health || coalesce(contact.said, '{}'),
      health_at = case when contact.says_all then ${at} else health_at end,
      clock_skew_ms = coalesce(contact.skew_ms, clock_skew_ms),
      app_version = coalesce(contact.app_version, devices.app_version)
    from jsonb_to_recordset(${tx.json(contacts.map((contact) => rowOf(contact, at)))}) as contact (
      id uuid, is_direct boolean, text text, said jsonb, says_all boolean, skew_ms bigint, app_version text)
    where devices.id = contact.id`;
};
