import { contextBridge, ipcRenderer } from "electron";
import { channelOf, requestNames, viewChannel } from "../../contract/ipc/channels.ts";
import type { KioskApi, RequestName } from "../../contract/ipc/requests.ts";
import type { KioskView } from "../../contract/ipc/view.ts";

/** One method a request; main checks every argument, so nothing is checked here. */
const call =
  (name: RequestName) =>
  (input?: unknown): Promise<unknown> =>
    ipcRenderer.invoke(channelOf(name), input);

const methods = Object.fromEntries(requestNames.map((name) => [name, call(name)])) as unknown as Omit<
  KioskApi,
  "onView"
>;

const api: KioskApi = {
  ...methods,
  onView: (listener) => {
    const forward = (_event: unknown, view: KioskView): void => listener(view);
    ipcRenderer.on(viewChannel, forward);
    return () => {
      ipcRenderer.off(viewChannel, forward);
    };
  },
};

contextBridge.exposeInMainWorld("counterstar", Object.freeze(api));
