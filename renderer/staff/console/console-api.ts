import type { ConsoleApi } from "../../../contract/ipc/console-requests.ts";

declare global {
  interface Window {
    /** Set by the preload script on this page alone, frozen, before its first script runs. */
    readonly counterstarConsole: ConsoleApi;
  }
}

export const consoleApi: ConsoleApi = window.counterstarConsole;
