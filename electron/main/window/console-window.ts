import { app, BrowserWindow, screen, type WebContents } from "electron";
import { consoleViewChannel } from "../../../contract/ipc/channels.ts";
import type { ConsoleView } from "../../../contract/ipc/console-view.ts";
import { log } from "../../wire/log.ts";
import { consolePage } from "./app-scheme.ts";
import {
  type ConsoleMode,
  consoleBox,
  consoleDisplay,
  consoleSize,
  type DisplayFacts,
  rememberBox,
  rememberedBox,
} from "./console-place.ts";
import type { KioskWindow } from "./kiosk-window.ts";
import { reloadWhenGone, safePreferences } from "./page-window.ts";

export interface ConsoleWindowOptions {
  readonly preload: string;
  readonly mode: ConsoleMode;
  readonly kiosk: Pick<KioskWindow, "bounds" | "onClosed">;
  /** File of the remembered place. */
  readonly placeFile: string;
}

export interface ConsoleWindow {
  /** Sends the view that `view` makes; without a window, `view` is not called. */
  readonly show: (view: () => ConsoleView) => void;
  /** Restores the window and shows it without taking the keyboard focus from another program. */
  readonly bringBack: () => void;
  readonly shows: (contents: WebContents) => boolean;
}

const rememberAfterMs = 500;

/** Minimises the window instead of closing it, to prevent accidents; the system may still end the application. */
const minimizeInstead = (window: BrowserWindow, mayClose: () => boolean): void => {
  window.on("close", (event) => {
    if (mayClose()) return;
    event.preventDefault();
    window.minimize();
  });
};

const rememberPlace = (window: BrowserWindow, placeFile: string): void => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const remember = (): void => {
    if (window.isDestroyed() || window.isMinimized()) return;
    // Stores the position of the frame and the size of the content, as the constructor takes them.
    const [x = 0, y = 0] = window.getPosition();
    const [width = consoleSize.width, height = consoleSize.height] = window.getContentSize();
    rememberBox(placeFile, { x, y, width, height });
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(remember, rememberAfterMs);
  };
  window.on("move", later);
  window.on("resize", later);
};

/** Opens the window in its place, above other windows and without the keyboard focus. */
const openOn = ({ workArea }: DisplayFacts, { preload, mode, placeFile }: ConsoleWindowOptions): BrowserWindow => {
  const window = new BrowserWindow({
    ...consoleBox(workArea, rememberedBox(placeFile)),
    minWidth: consoleSize.width,
    minHeight: consoleSize.height,
    useContentSize: true,
    show: false,
    alwaysOnTop: mode !== "window",
    maximizable: false,
    fullscreenable: false,
    autoHideMenuBar: true,
    backgroundColor: "#fbf7f0",
    webPreferences: safePreferences(preload),
  });
  window.removeMenu();
  window.once("ready-to-show", () => window.showInactive());
  reloadWhenGone(window);
  rememberPlace(window, placeFile);
  void window.loadURL(consolePage);
  return window;
};

/**
 * Opens 窗口台 while there is a display for it, and follows displays that are added or removed. It closes with the kiosk's
 * own window.
 */
export const keepConsoleWindow = (options: ConsoleWindowOptions): ConsoleWindow => {
  let window: BrowserWindow | undefined;
  /** The display and its work area: when they change, the window is placed again. */
  let shownOn: string | undefined;
  let isOver = false;

  const close = (): void => {
    window?.destroy();
    window = undefined;
    shownOn = undefined;
  };
  const settle = (): void => {
    if (isOver) return;
    const kioskDisplay = screen.getDisplayMatching(options.kiosk.bounds());
    const display = consoleDisplay(options.mode, screen.getAllDisplays(), kioskDisplay.id);
    if (!display && typeof options.mode === "number") log("console display not there", { display: options.mode });
    const found = display && JSON.stringify([display.id, display.workArea]);
    if (found === shownOn) return;
    close();
    if (!display) return;
    shownOn = found;
    window = openOn(display, options);
    minimizeInstead(window, () => isOver);
  };
  settle();
  app.once("before-quit", () => {
    isOver = true;
  });
  screen.on("display-added", settle);
  screen.on("display-removed", settle);
  screen.on("display-metrics-changed", settle);
  options.kiosk.onClosed(() => {
    isOver = true;
    close();
  });

  return {
    show: (view) => {
      if (window && !window.isDestroyed()) window.webContents.send(consoleViewChannel, view());
    },
    bringBack: () => {
      if (!window) return;
      if (window.isMinimized()) window.restore();
      window.showInactive();
    },
    shows: (contents) => window !== undefined && !window.isDestroyed() && contents === window.webContents,
  };
};
