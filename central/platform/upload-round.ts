import type { Sql } from "../database/sql.ts";
import { gatherUploads } from "./gather-uploads.ts";
import type { Platform } from "./open-platform.ts";
import { readPause } from "./pause.ts";
import { postBatch } from "./post-batch.ts";
import { claimBatch, settleBatch } from "./send-batch.ts";

export interface RoundParts {
  readonly sql: Sql;
  readonly clock: () => number;
  readonly platform: Platform;
  /** Of one request, milliseconds. */
  readonly timeoutMs: number;
  readonly stopping: AbortSignal;
}

/** Sends one batch, outside any `tx`; false where nothing is due, or the platform does not answer. */
const sendNext = async ({ sql, clock, platform, timeoutMs, stopping }: RoundParts): Promise<boolean> => {
  const at = new Date(clock());
  if (stopping.aborted || (await readPause(sql, at))) return false;
  const batch = await claimBatch(sql, platform.mapping, at);
  if (!batch) return false;
  const verdict = await postBatch(platform, batch, { atMs: clock(), timeoutMs, stopping });
  // Cut off by this centre's own end: no failure of the platform's. The rows stay as a centre leaves them that dies.
  if (stopping.aborted && verdict.outcome === "unanswered") return false;
  await settleBatch(sql, batch, verdict, new Date(clock()));
  return true;
};

/** Refuses the uploads that are too old: the platform takes them no longer. */
const refuseOld = async (sql: Sql, windowDays: number, at: Date): Promise<void> => {
  await sql`
    update platform_uploads
    set state = 'refused', reason = 'window-over', detail = null, fields_json = null, next_at = null,
      changed_at = clock_timestamp()
    where next_at is not null and state = 'waiting'
      and received_at < ${at}::timestamptz - make_interval(days => ${windowDays})`;
};

/** Writes the uploads that are due, and sends all that may go out now. Several centres may do so at once. */
export const uploadRound = async (parts: RoundParts): Promise<void> => {
  const { sql, clock, platform, stopping } = parts;
  const at = new Date(clock());
  await gatherUploads(sql, platform.mapping, at, stopping);
  await refuseOld(sql, platform.mapping.windowDays, at);
  while (await sendNext(parts));
};
