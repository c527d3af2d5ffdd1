import { type UtilityProcess, utilityProcess } from "electron";
import type { FromSync, SyncBegin, ToSync } from "./messages.ts";

export interface SyncProcess {
  readonly tell: (message: Exclude<ToSync, { readonly type: "begin" }>) => void;
}

const restartAfterMs = 5_000;

/** Starts the sync process, and again whenever it ends: an upload that crashed must not end the uploads. */
export const startSync = (file: string, begin: SyncBegin, hear: (message: FromSync) => void): SyncProcess => {
  let child: UtilityProcess;
  const start = (): void => {
    child = utilityProcess.fork(file, [], { serviceName: "counterstar sync", stdio: "inherit" });
    child.on("message", hear);
    child.postMessage({ type: "begin", begin } satisfies ToSync);
    child.once("exit", () => setTimeout(start, restartAfterMs));
  };
  start();
  return { tell: (message) => child.postMessage(message) };
};
