import { app, type BrowserWindow, type WebPreferences } from "electron";
import { log } from "../../wire/log.ts";

const reloadAfterMs = 1_000;

/** What each of our pages may do: nothing that a page of ours needs not. */
export const safePreferences = (preload: string): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck: false,
  devTools: !app.isPackaged,
});

/** Brings a page back that has ended; not at once: one that ends while it loads would go round in circles. */
export const reloadWhenGone = (window: BrowserWindow): void => {
  window.webContents.on("render-process-gone", (_, { reason }) => {
    log("page ended", { reason });
    setTimeout(() => !window.isDestroyed() && window.webContents.reload(), reloadAfterMs);
  });
};
