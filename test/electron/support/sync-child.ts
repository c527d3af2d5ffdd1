import { hearMain } from "../../../electron/main/sync/hear-main.ts";
import type { FromSync, ToSync } from "../../../electron/main/sync/messages.ts";
import { runSync } from "../../../electron/main/sync/run-sync.ts";

/**
 * What the sync process is, in a plain Node process that a test can end. Chance and patience are set here: a small
 * draw keeps every back-off short, and a request that hangs is given up soon.
 */
const requestTimeoutMs = 1_500;
Math.random = () => 0.05;

const tell = (message: FromSync): void => {
  process.send?.(message);
};
const hear = hearMain((begin) => runSync(begin, tell, requestTimeoutMs));

process.on("message", (message: ToSync) => hear(message));
process.on("disconnect", () => process.exit(0));
