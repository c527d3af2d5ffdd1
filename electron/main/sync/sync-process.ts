import { hearMain } from "./hear-main.ts";
import type { FromSync, ToSync } from "./messages.ts";
import { runSync } from "./run-sync.ts";

/** The utility process: uploads where it cannot delay a tap. It never writes; what it learns goes to main. */
const tell = (message: FromSync): void => process.parentPort.postMessage(message);
const hear = hearMain((begin) => runSync(begin, tell));

process.parentPort.on("message", ({ data }: { readonly data: ToSync }) => hear(data));
