import { app, BrowserWindow, type Rectangle, type WebContents } from "electron";
import { viewChannel } from "../../../contract/ipc/channels.ts";
import type { KioskView } from "../../../contract/ipc/view.ts";
import { kioskPage } from "./app-scheme.ts";
import { reloadWhenGone, safePreferences } from "./page-window.ts";

export interface WindowOptions {
  readonly preload: string;
  /** Full screen without a way out for citizens; off, an ordinary window for people at a desk. */
  readonly kiosk: boolean;
  readonly width: number;
  readonly height: number;
}

export interface KioskWindow {
  readonly show: (view: KioskView) => void;
  readonly focus: () => void;
  /** Out of the way of the desktop, or the whole screen again. */
  readonly openDesktop: (isOpen: boolean) => void;
  readonly isDesktopOpen: () => boolean;
  readonly bounds: () => Rectangle;
  readonly shows: (contents: WebContents) => boolean;
  readonly onClosed: (listener: () => void) => void;
  /** Resolves when the page is on its way to the screen, or should have been: main may be busy from then on. */
  readonly pageArrived: Promise<void>;
}

const pageLimitMs = 1_000;

/** No key closes a screen in a public hall; the system still can, by asking the application to quit. */
const keepOpen = (window: BrowserWindow): void => {
  let isQuitting = false;
  app.once("before-quit", () => {
    isQuitting = true;
  });
  window.on("close", (event) => {
    if (!isQuitting) event.preventDefault();
  });
};

/** Opens the one window. It is shown when it has something to show, on the ground colour of the page. */
export const openKioskWindow = ({ preload, kiosk, width, height }: WindowOptions): KioskWindow => {
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
      // A kiosk behind another window, or on a dimmed screen, still counts down and still beats.
      backgroundThrottling: false,
      // The prompt speaks before anybody has touched the screen.
      autoplayPolicy: "no-user-gesture-required",
    },
  });
  window.removeMenu();
  void window.webContents.setVisualZoomLevelLimits(1, 1);
  window.once("ready-to-show", () => window.show());
  reloadWhenGone(window);
  if (kiosk) keepOpen(window);
  const pageArrived = new Promise<void>((resolve) => {
    window.webContents.once("did-navigate", () => resolve());
    setTimeout(resolve, pageLimitMs);
  });
  void window.loadURL(kioskPage);
  // Kept beside the window, which tells nothing any more once it is closed.
  const { webContents } = window;
  let isDesktopOpen = false;
  return {
    bounds: () => window.getBounds(),
    shows: (contents) => contents === webContents,
    onClosed: (listener) => window.once("closed", listener),
    pageArrived,
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
