import { handleMainMessages } from "../../../electron/sync/handle-main-messages.ts";
import { runSync } from "../../../electron/sync/run-sync.ts";
import type { FromSync, ToSync } from "../../../electron/wire/messages.ts";

/**
 * The sync process as a plain Node process that a test can end. A small random draw keeps every back-off short; a
 * test with a hanging request sets a shorter timeout than a kiosk's.
 */
const { REQUEST_TIMEOUT_MS } = process.env;
const requestTimeoutMs = REQUEST_TIMEOUT_MS === undefined ? undefined : Number(REQUEST_TIMEOUT_MS);
Math.random = () => 0.05;

const tell = (message: FromSync): void => {
  process.send?.(message);
};
const hear = handleMainMessages((begin) => runSync(begin, tell, requestTimeoutMs));

process.on("message", (message: ToSync) => hear(message));
process.on("disconnect", () => process.exit(0));
