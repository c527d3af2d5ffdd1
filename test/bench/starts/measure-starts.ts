import { setTimeout as wait } from "node:timers/promises";
import type { Application } from "../support/applications.ts";
import { debuggingSwitch, evaluateLater } from "../support/evaluate-later.ts";
import { startAlone } from "../support/start-alone.ts";

export interface StartTimes {
  readonly kioskMs: readonly number[];
  readonly fourYearKioskMs: readonly number[];
  readonly bareMs: readonly number[];
}

type Applications = { readonly [Each in "kiosk" | "fourYearKiosk" | "bare"]: Application };

/** From the start of the process to the first useful paint, in turns. Files are in the page cache. */
export const measureStarts = async (applications: Applications, starts: number): Promise<StartTimes> => {
  const { kiosk, fourYearKiosk, bare } = applications;
  const kioskMs: number[] = [];
  const fourYearKioskMs: number[] = [];
  const bareMs: number[] = [];
  for (let start = 0; start < starts; start += 1) {
    kioskMs.push(await startToPaintMs(kiosk, "[data-screen=ready]"));
    fourYearKioskMs.push(await startToPaintMs(fourYearKiosk, "[data-screen=ready]"));
    bareMs.push(await startToPaintMs(bare, "h1"));
  }
  return { kioskMs, fourYearKioskMs, bareMs };
};

/** The measurement reads nothing before this time has passed, so that reading does not delay the paint. */
const undisturbedMs = 2_500;
const paintLimitMs = 30_000;

const startToPaintMs = async (application: Application, selector: string): Promise<number> => {
  const running = startAlone(application, [debuggingSwitch]);
  try {
    for (let waitedMs = 0; waitedMs < paintLimitMs; waitedMs += undisturbedMs) {
      await wait(undisturbedMs);
      const paintedAtMs = await evaluateLater(running, paintedAtExpression(selector));
      if (typeof paintedAtMs === "number") return paintedAtMs - running.spawnedAtMs;
    }
    throw new Error(`${application.name} painted nothing: ${running.errors().slice(-1_000)}`);
  } finally {
    await running.end();
  }
};

/**
 * The time at which the browser painted the largest element of the page, milliseconds since 1970, as the browser
 * recorded it; null while `selector` is missing or nothing has been painted.
 */
const paintedAtExpression = (selector: string): string => `new Promise((resolve) => {
  const isThere = document.querySelector(${JSON.stringify(selector)}) !== null;
  const observer = new PerformanceObserver((list) => {
    const last = list.getEntries().at(-1);
    resolve(last && isThere ? performance.timeOrigin + last.startTime : null);
  });
  observer.observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => resolve(null), 1000);
})`;
