import type { FromSync, ToSync } from "./messages.ts";
import { runSync, type Sync } from "./run-sync.ts";

/** The utility process: uploads where it cannot delay a tap. It never writes; what it learns goes to main. */
let sync: Sync | undefined;

const tell = (message: FromSync): void => process.parentPort.postMessage(message);

process.parentPort.on("message", ({ data }: { readonly data: ToSync }) => {
  if (data.type === "begin") sync ??= runSync(data.begin, tell);
  else if (data.type === "appended") sync?.appended();
  else if (data.type === "older-carried") sync?.olderCarried();
  else if (data.type === "staff-logs-in") sync?.staffLogsIn(data.staffNumber);
  else if (data.type === "code-shown") sync?.codeShown(data.followUpHash);
  else if (data.type === "pepper-kept") sync?.pepperKept(data.pepper);
  else if (data.type === "way-changed") sync?.wayChanged(data.way);
  else if (data.type === "machine-seen") sync?.machineSeen(data.facts);
  else if (data.type === "try-now") sync?.tryNow();
  else if (data.type === "export-ledger") void sync?.exportLedger(data.input);
  else if (data.type === "import-receipts") void sync?.importReceipts(data.input);
  else sync?.screenAlive();
});
