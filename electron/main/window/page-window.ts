import { app, type BrowserWindow, type WebPreferences } from "electron";
import { log } from "../../wire/log.ts";

const reloadAfterMs = 1_000;

/** The minimal rights of our pages. */
export const safePreferences = (preload: string): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck: false,
  devTools: !app.isPackaged,
});

/**
 * Reloads a page whose process has ended. Delayed, so that a page that ends while it loads does not reload in a tight
 * loop.
 */
export const reloadWhenGone = (window: BrowserWindow): void => {
  window.webContents.on("render-process-gone", (_, { reason }) => {
    log("page ended", { reason });
    setTimeout(() => !window.isDestroyed() && window.webContents.reload(), reloadAfterMs);
  });
};
