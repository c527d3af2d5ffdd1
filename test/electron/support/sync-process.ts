import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { StaffNumber } from "../../../contract/words.ts";
import type { FromSync, SyncBegin, ToSync } from "../../../electron/wire/messages.ts";
import type { NetworkConfig } from "../../../electron/wire/network/network-config.ts";

const childFile = fileURLToPath(new URL("sync-child.ts", import.meta.url));

export interface SyncUnderTest {
  readonly appended: () => void;
  readonly pepperKept: (pepper: string) => void;
  readonly staffLogsIn: (staffNumber: StaffNumber) => void;
  readonly olderCarried: () => void;
  readonly changeNetwork: (config: NetworkConfig) => void;
  readonly carry: (order: Extract<ToSync, { readonly input: object }>) => void;
  /** Ends it at this instant, as a crash does. */
  readonly kill: () => Promise<void>;
}

/** The real sync in a process of its own; `hear` receives its messages for the main process. */
export const startSyncProcess = (
  begin: SyncBegin,
  hear: (message: FromSync) => void,
  environment: Readonly<Record<string, string>> = {},
): SyncUnderTest => {
  const child = fork(childFile, [], {
    env: { ...process.env, ...environment },
    serialization: "advanced",
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const send = (message: ToSync): void => {
    if (child.connected) child.send(message);
  };
  child.on("message", (message) => hear(message as FromSync));
  send({ type: "begin", begin });
  return {
    appended: () => send({ type: "appended" }),
    pepperKept: (pepper) => send({ type: "pepper-kept", pepper }),
    staffLogsIn: (staffNumber) => send({ type: "staff-logs-in", staffNumber }),
    olderCarried: () => send({ type: "older-carried" }),
    changeNetwork: (config) => send({ type: "network-changed", config }),
    carry: send,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
};
