import type { BrowserWindow } from "electron";
import { log } from "../../wire/log.ts";

/** As often as the page sends a heartbeat, milliseconds. */
const lookEveryMs = 10_000;
/** Heartbeats that may be missing in a row, a minute: a busy machine delays some. */
const fewestMissing = 6;
/** The same after restarts that did not help, an hour. */
const mostMissing = 360;

export interface Relaunch {
  /** Ends the kiosk and starts it again. */
  readonly relaunch: () => void;
  /** This start followed such an end. */
  readonly isRelaunched: boolean;
}

export interface PageWatchdog {
  /** Call it at each heartbeat of the page. */
  readonly pageIsAlive: () => void;
}

/**
 * Starts a watchdog, which restarts a page that has painted no frame for a minute: its last picture looks as if the kiosk
 * still served. Where the restarted page paints nothing either, Chromium's drawing has failed, and the kiosk starts
 * again; unless it has just done so and no page has painted since: a screen that is switched off for the night may stop
 * the frames. After each restart that did not help it waits twice as long.
 *
 * It counts the turns of a timer, so that the night of a suspended machine is one turn. A minimised window has no
 * frames, nor has a page that a developer has halted.
 */
export const watchPage = (window: BrowserWindow, { relaunch, isRelaunched }: Relaunch): PageWatchdog => {
  let missing = 0;
  let allowed = fewestMissing;
  let hasPainted = false;
  const look = (): void => {
    const isHalted = window.isMinimized() || window.webContents.isDevToolsOpened();
    missing = isHalted ? 0 : missing + 1;
    if (missing < allowed) return;
    log("page frozen");
    const isRestarted = allowed > fewestMissing;
    if (isRestarted && (hasPainted || !isRelaunched)) {
      clearInterval(timer);
      relaunch();
      return;
    }
    missing = 0;
    allowed = Math.min(2 * allowed, mostMissing);
    window.webContents.forcefullyCrashRenderer();
  };
  const timer = setInterval(look, lookEveryMs);
  window.once("closed", () => clearInterval(timer));
  return {
    pageIsAlive: () => {
      missing = 0;
      allowed = fewestMissing;
      hasPainted = true;
    },
  };
};
