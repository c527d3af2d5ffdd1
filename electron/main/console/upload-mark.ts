import type { UploadMark } from "../../../contract/ipc/console-view.ts";
import type { Unsent } from "../../../db/receipts.ts";

/**
 * Entries count as sent for this long. Every touch of a citizen writes an entry, so a mark that changed with each would
 * reveal who gives reasons. For the same reason entries are not counted.
 */
const waitingAfterMs = 60_000;
const stuckAfterMs = 24 * 3_600_000;

/** Uses the wall clock. If that is wrong, only the mark is wrong, for a while. */
export const uploadMarkOf = ({ oldestAt }: Pick<Unsent, "oldestAt">, date: Date): UploadMark => {
  const waitedMs = oldestAt === null ? 0 : date.getTime() - Date.parse(oldestAt);
  if (waitedMs > stuckAfterMs) return "stuck";
  return waitedMs > waitingAfterMs ? "waiting" : "sent";
};
