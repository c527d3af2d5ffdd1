import { app, session, type WebContents } from "electron";
import { consolePage, kioskPage } from "./app-scheme.ts";

const ownPages: ReadonlySet<string> = new Set([kioskPage, consolePage]);

/**
 * Lets each of our two pages reload itself, as after a bug, and blocks every other navigation, also to the other page.
 */
const stayHome =
  (contents: WebContents) =>
  (event: { readonly url: string; readonly preventDefault: () => void }): void => {
    if (event.url !== contents.getURL() || !ownPages.has(event.url)) event.preventDefault();
  };

/** Blocks navigation, new windows and embedded pages in every present and future window. */
export const lockDownContents = (): void => {
  app.on("web-contents-created", (_, contents) => {
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
    const stay = stayHome(contents);
    contents.on("will-navigate", stay);
    contents.on("will-frame-navigate", stay);
    contents.on("will-redirect", stay);
    contents.on("will-attach-webview", (event) => event.preventDefault());
  });
};

/** Switches off the browser's own gestures: pinch zoom and swipe navigation. */
export const switchOffGestures = (): void => {
  app.commandLine.appendSwitch("disable-pinch");
  app.commandLine.appendSwitch("overscroll-history-navigation", "0");
};

/** Refuses every permission and blocks every request outside our own scheme. */
export const lockDownSession = (): void => {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on("will-download", (event) => event.preventDefault());
  // Only these are filtered: requests of our own scheme need not wait for this process.
  const foreign = ["http://*/*", "https://*/*", "ws://*/*", "wss://*/*", "ftp://*/*", "file:///*"];
  defaultSession.webRequest.onBeforeRequest({ urls: foreign }, (_, decide) => decide({ cancel: true }));
};
