import { contextBridge, ipcRenderer } from "electron";
import {
  channelOf,
  consoleChannelOf,
  consoleRequestNames,
  consoleViewChannel,
  pageFiles,
  requestNames,
  viewChannel,
} from "../../contract/ipc/channels.ts";
import type { ConsoleApi } from "../../contract/ipc/console-requests.ts";
import type { KioskApi } from "../../contract/ipc/requests.ts";

/** One method per request. Main checks the sender and every argument, so nothing is checked here. */
const methodsOf = <Name extends string>(names: readonly Name[], channelOf: (name: Name) => string) =>
  Object.fromEntries(
    names.map((name) => [name, (input?: unknown): Promise<unknown> => ipcRenderer.invoke(channelOf(name), input)]),
  );

const subscriptionTo =
  <View>(channel: string) =>
  (listener: (view: View) => void): (() => void) => {
    const forward = (_event: unknown, view: View): void => listener(view);
    ipcRenderer.on(channel, forward);
    return () => {
      ipcRenderer.off(channel, forward);
    };
  };

/** Each page gets its own object and never sees the other page's. */
if (location.pathname === `/${pageFiles.console}`) {
  const methods = methodsOf(consoleRequestNames, consoleChannelOf);
  const api = { ...methods, onView: subscriptionTo(consoleViewChannel) } as unknown as ConsoleApi;
  contextBridge.exposeInMainWorld("counterstarConsole", Object.freeze(api));
} else {
  const methods = methodsOf(requestNames, channelOf);
  const api = { ...methods, onView: subscriptionTo(viewChannel) } as unknown as KioskApi;
  contextBridge.exposeInMainWorld("counterstar", Object.freeze(api));
}
