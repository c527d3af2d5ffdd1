import { BootId } from "../../../contract/words.ts";
import type { VisitParts } from "../../../electron/main/visit/visit.ts";
import type { Clock } from "../../../electron/wire/clock.ts";

export interface ManualTime {
  readonly clock: Clock;
  readonly setTimer: VisitParts["setTimer"];
  /** Moves the monotonic clock and calls every timer due meanwhile, in order. */
  readonly advance: (ms: number) => void;
  /** Sets the wall clock forward, or back; no other clock moves. */
  readonly moveWallClock: (ms: number) => void;
  readonly waitingTimers: () => number;
}

interface Timer {
  readonly dueMs: number;
  readonly callback: () => void;
}

/** Time that stands still until a test moves it. A `boot` of its own makes it the clock of another process. */
export const manualTime = (boot = "b0a7c3de-1f2e-4b6a-8d55-90f1e2d3c4b5"): ManualTime => {
  let nowMs = 1_000;
  let wallStartMs = Date.parse("2026-11-23T01:42:00.000Z");
  let timers: readonly Timer[] = [];
  const nextUntil = (endMs: number): Timer | undefined =>
    timers.filter(({ dueMs }) => dueMs <= endMs).toSorted((one, other) => one.dueMs - other.dueMs)[0];
  return {
    clock: {
      boot: BootId.parse(boot),
      date: () => new Date(wallStartMs + nowMs),
      monoMs: () => nowMs,
    },
    setTimer: (callback, delayMs) => {
      const timer = { dueMs: nowMs + delayMs, callback };
      timers = [...timers, timer];
      return {
        cancel: () => {
          timers = timers.filter((other) => other !== timer);
        },
      };
    },
    advance: (ms) => {
      const endMs = nowMs + ms;
      for (let timer = nextUntil(endMs); timer; timer = nextUntil(endMs)) {
        const due = timer;
        nowMs = Math.max(nowMs, due.dueMs);
        timers = timers.filter((other) => other !== due);
        due.callback();
      }
      nowMs = endMs;
    },
    moveWallClock: (ms) => {
      wallStartMs += ms;
    },
    waitingTimers: () => timers.length,
  };
};
