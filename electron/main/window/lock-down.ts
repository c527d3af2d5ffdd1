import { app, session, type WebContents } from "electron";
import { consolePage, kioskPage } from "./app-scheme.ts";

const ownPages: ReadonlySet<string> = new Set([kioskPage, consolePage]);

/** Each of our two pages may load itself anew, as it does after a bug; nobody goes anywhere else, not to the other. */
const stayHome =
  (contents: WebContents) =>
  (event: { readonly url: string; readonly preventDefault: () => void }): void => {
    if (event.url !== contents.getURL() || !ownPages.has(event.url)) event.preventDefault();
  };

/** Whatever a page tries, in this window or one to come: no navigation, no new window, no embedded page. */
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

/** Two fingers, or a swipe from the edge, are the browser's own gestures: none of them is for this screen. */
export const switchOffGestures = (): void => {
  app.commandLine.appendSwitch("disable-pinch");
  app.commandLine.appendSwitch("overscroll-history-navigation", "0");
};

/** Every permission is refused, and nothing but our own scheme is ever fetched. */
export const lockDownSession = (): void => {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on("will-download", (event) => event.preventDefault());
  // Only these are asked about: our own page's requests need not wait for an answer from this process.
  const foreign = ["http://*/*", "https://*/*", "ws://*/*", "wss://*/*", "ftp://*/*", "file:///*"];
  defaultSession.webRequest.onBeforeRequest({ urls: foreign }, (_, decide) => decide({ cancel: true }));
};
