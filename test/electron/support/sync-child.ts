import type { FromSync, ToSync } from "../../../electron/main/sync/messages.ts";
import { runSync, type Sync } from "../../../electron/main/sync/run-sync.ts";

/**
 * What the sync process is, in a plain Node process that a test can end. Chance and patience are set here: a small
 * draw keeps every back-off short, and a request that hangs is given up soon.
 */
const requestTimeoutMs = 1_500;
Math.random = () => 0.05;

let sync: Sync | undefined;
const tell = (message: FromSync): void => {
  process.send?.(message);
};

process.on("message", (message: ToSync) => {
  if (message.type === "begin") sync ??= runSync(message.begin, tell, requestTimeoutMs);
  else if (message.type === "appended") sync?.appended();
  else if (message.type === "staff-logs-in") sync?.staffLogsIn(message.staffNumber);
  else if (message.type === "pepper-kept") sync?.pepperKept(message.pepper);
  else if (message.type === "older-carried") sync?.olderCarried();
  else if (message.type === "way-changed") sync?.wayChanged(message.way);
  else if (message.type === "machine-seen") sync?.machineSeen(message.facts);
  else if (message.type === "try-now") sync?.tryNow();
  else if (message.type === "export-ledger") void sync?.exportLedger(message.input);
  else if (message.type === "import-receipts") void sync?.importReceipts(message.input);
  else sync?.screenAlive();
});
process.on("disconnect", () => process.exit(0));
