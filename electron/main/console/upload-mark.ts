import type { UploadMark } from "../../../contract/ipc/console-view.ts";
import type { Unsent } from "../../../db/receipts.ts";

/**
 * What has not waited so long counts as sent: every touch of a citizen's is an entry, and a mark that moved with it would
 * tell who gives reasons. For the same reason nothing is counted.
 */
const waitingAfterMs = 60_000;
const stuckAfterMs = 24 * 3_600_000;

/** By the wall clock, which may be wrong: then the mark is wrong for a while, and nothing else is. */
export const uploadMarkOf = ({ oldestAt }: Pick<Unsent, "oldestAt">, date: Date): UploadMark => {
  const waitedMs = oldestAt === null ? 0 : date.getTime() - Date.parse(oldestAt);
  if (waitedMs > stuckAfterMs) return "stuck";
  return waitedMs > waitingAfterMs ? "waiting" : "sent";
};
