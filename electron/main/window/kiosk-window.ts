import { BrowserWindow } from "electron";
import { viewChannel } from "../../../contract/ipc/channels.ts";
import type { KioskView } from "../../../contract/ipc/view.ts";
import { kioskPage } from "./app-scheme.ts";

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
}

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
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // A kiosk behind another window, or on a dimmed screen, still counts down and still beats.
      backgroundThrottling: false,
    },
  });
  window.removeMenu();
  window.once("ready-to-show", () => window.show());
  window.webContents.on("render-process-gone", () => window.webContents.reload());
  void window.loadURL(kioskPage);
  return {
    show: (view) => {
      if (!window.isDestroyed()) window.webContents.send(viewChannel, view);
    },
    focus: () => {
      if (window.isMinimized()) window.restore();
      window.focus();
    },
  };
};
