import { type UtilityProcess, utilityProcess } from "electron";
import { log } from "../../wire/log.ts";
import type { FromSync, SyncBegin, ToSync } from "../../wire/messages.ts";
import { afterFirstPaint } from "../after-first-paint.ts";

export interface SyncProcess {
  readonly tell: (message: Exclude<ToSync, { readonly type: "begin" }>) => void;
}

const restartAfterMs = 5_000;

/**
 * Starts the sync process as soon as the page has painted, so that the two do not compete for the processor. Starts it
 * again whenever it ends: a crash of one upload must not end the uploads. After `beginsAnew` the process has lost every
 * message sent before.
 */
export const startSync = (
  file: string,
  begin: () => SyncBegin,
  hear: (message: FromSync) => void,
  beginsAnew: () => void,
): SyncProcess => {
  let child: UtilityProcess | undefined;
  const start = (): void => {
    beginsAnew();
    child = utilityProcess.fork(file, [], { serviceName: "counterstar sync", stdio: "inherit" });
    child.on("message", hear);
    child.postMessage({ type: "begin", begin: begin() } satisfies ToSync);
    child.once("exit", (code) => {
      log("sync process ended", { code });
      setTimeout(start, restartAfterMs);
    });
  };
  const { pageIsAlive } = afterFirstPaint(start);
  return {
    tell: (message) => {
      if (message.type === "screen-alive") pageIsAlive();
      child?.postMessage(message);
    },
  };
};
