import type { FromSync, ToSync } from "../wire/messages.ts";
import { handleMainMessages } from "./handle-main-messages.ts";
import { runSync } from "./run-sync.ts";

/** The channel of a utility process to the main process; only Electron provides it. */
interface ParentPort {
  readonly postMessage: (message: FromSync) => void;
  readonly on: (event: "message", listener: (message: { readonly data: ToSync }) => void) => void;
}

const { parentPort } = process as typeof process & { readonly parentPort: ParentPort };

/**
 * The utility process: uploads where it cannot delay a tap. It never writes to the ledger; it sends its results to
 * main.
 */
const hear = handleMainMessages((begin) => runSync(begin, (message) => parentPort.postMessage(message)));

parentPort.on("message", ({ data }) => hear(data));
