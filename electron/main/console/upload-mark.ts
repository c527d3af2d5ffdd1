import type { UploadMark } from "../../../contract/ipc/console-view.ts";
import type { Unsent } from "../../../db/receipts.ts";

const stuckAfterMs = 24 * 3_600_000;

/** By the wall clock, which may be wrong: then the mark is wrong for a while, and nothing else is. */
export const uploadMarkOf = ({ count, oldestAt }: Unsent, date: Date): UploadMark => {
  if (oldestAt === null) return { state: "sent", waiting: 0 };
  const waitedMs = date.getTime() - Date.parse(oldestAt);
  return { state: waitedMs > stuckAfterMs ? "stuck" : "waiting", waiting: count };
};
