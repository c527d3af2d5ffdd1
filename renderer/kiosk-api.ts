import type { KioskApi } from "../contract/ipc/requests.ts";

declare global {
  interface Window {
    /** Set by the preload script, frozen, before the page's first script runs. */
    readonly counterstar: KioskApi;
  }
}

export const kioskApi: KioskApi = window.counterstar;
