import { app, BrowserWindow, type Rectangle, type WebContents } from "electron";
import { viewChannel } from "../../../contract/ipc/channels.ts";
import type { KioskView } from "../../../contract/ipc/view.ts";
import { log } from "../../wire/log.ts";
import { kioskPage } from "./app-scheme.ts";
import { type Relaunch, watchPage } from "./page-watchdog.ts";
import { reloadWhenGone, safePreferences } from "./page-window.ts";

export interface WindowOptions extends Relaunch {
  readonly preload: string;
  /** true: full screen that citizens cannot leave. false: an ordinary window, for work at a desk. */
  readonly kiosk: boolean;
  readonly width: number;
  readonly height: number;
}

export interface KioskWindow {
  readonly show: (view: KioskView) => void;
  readonly focus: () => void;
  /** Minimises the kiosk for the desktop, or restores the full screen. */
  readonly openDesktop: (isOpen: boolean) => void;
  /** Call it at each heartbeat of the page. */
  readonly pageIsAlive: () => void;
  readonly isDesktopOpen: () => boolean;
  readonly bounds: () => Rectangle;
  readonly shows: (contents: WebContents) => boolean;
  readonly onClosed: (listener: () => void) => void;
  /** Resolves when the browser has received the page, or after a time limit: from then on main may be busy. */
  readonly pageArrived: Promise<void>;
}

const pageLimitMs = 1_000;
/** A page may never report its first paint, and then nothing but its window can make it paint. */
const shownAtTheLatestAfterMs = 5_000;

/** Shows the window once its page has painted, or after a time limit, so that it never stays dark. */
const showWhenPainted = (window: BrowserWindow): void => {
  const atTheLatest = setTimeout(() => {
    if (window.isDestroyed() || window.isVisible()) return;
    log("window shown before its page has painted");
    window.show();
  }, shownAtTheLatestAfterMs);
  window.once("ready-to-show", () => {
    clearTimeout(atTheLatest);
    window.show();
  });
};

/** Prevents closing by any key in a public hall. The system can still ask the application to quit. */
const keepOpen = (window: BrowserWindow): void => {
  let isQuitting = false;
  app.once("before-quit", () => {
    isQuitting = true;
  });
  window.on("close", (event) => {
    if (!isQuitting) event.preventDefault();
  });
};

/** Opens the citizens' window, in the page's background colour. */
export const openKioskWindow = ({ preload, kiosk, width, height, ...relaunching }: WindowOptions): KioskWindow => {
  const window = new BrowserWindow({
    width,
    height,
    useContentSize: true,
    kiosk,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: "#fbf7f0",
    webPreferences: {
      ...safePreferences(preload),
      // Keeps timers and heartbeats running behind another window or on a dimmed screen.
      backgroundThrottling: false,
      // The prompt speaks before the first touch.
      autoplayPolicy: "no-user-gesture-required",
    },
  });
  window.removeMenu();
  void window.webContents.setVisualZoomLevelLimits(1, 1);
  showWhenPainted(window);
  reloadWhenGone(window);
  const { pageIsAlive } = watchPage(window, relaunching);
  if (kiosk) keepOpen(window);
  const pageArrived = new Promise<void>((resolve) => {
    window.webContents.once("did-navigate", () => resolve());
    setTimeout(resolve, pageLimitMs);
  });
  void window.loadURL(kioskPage);
  // Stored separately, because a closed window does not give access to it.
  const { webContents } = window;
  let isDesktopOpen = false;
  return {
    bounds: () => window.getBounds(),
    shows: (contents) => contents === webContents,
    onClosed: (listener) => window.once("closed", listener),
    pageArrived,
    pageIsAlive,
    isDesktopOpen: () => isDesktopOpen,
    openDesktop: (isOpen) => {
      isDesktopOpen = isOpen;
      window.setKiosk(kiosk && !isOpen);
      if (isOpen) window.minimize();
      else if (window.isMinimized()) window.restore();
    },
    show: (view) => {
      if (!window.isDestroyed()) window.webContents.send(viewChannel, view);
    },
    focus: () => {
      if (window.isMinimized()) window.restore();
      window.focus();
    },
  };
};
