import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** The port of the kiosk's counter API, or the reason it does not listen, in Chinese and English. */
export type CounterApiState = { readonly port: number } | { readonly zh: string; readonly en: string };

interface Line {
  readonly event?: unknown;
  readonly port?: unknown;
  readonly zh?: unknown;
  readonly en?: unknown;
}

const asLine = (text: string): Line => {
  try {
    const line: unknown = JSON.parse(text);
    return typeof line === "object" && line !== null ? line : {};
  } catch {
    // Chromium's own lines are not JSON, and a line may be half written.
    return {};
  }
};

const stateIn = ({ event, port, zh, en }: Line): CounterApiState | undefined => {
  if (event === "counter API open" && typeof port === "number") return { port };
  return event === "counter API closed" ? { zh: String(zh), en: String(en) } : undefined;
};

/** The last state of the counter API in these lines of a kiosk's log; undefined where there is none. */
export const counterApiIn = (logged: string): CounterApiState | undefined =>
  logged
    .split("\n")
    .flatMap((text) => stateIn(asLine(text)) ?? [])
    .at(-1);

const pollMs = 100;
const patienceMs = 20_000;

const unheardOf = (logFile: string): CounterApiState => ({
  zh: `窗口屏没有报告接口是否打开，见 ${logFile}。`,
  en: `The kiosk has not reported whether its API is open. See ${logFile}.`,
});

/**
 * Waits until the kiosk has opened its counter API or logged why not. `saidBefore`: bytes of the log from earlier starts.
 */
export const waitForCounterApi = async (logFile: string, saidBefore: number): Promise<CounterApiState> => {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pollMs) {
    const found = counterApiIn(readFileSync(logFile).subarray(saidBefore).toString("utf8"));
    if (found) return found;
    await wait(pollMs);
  }
  return unheardOf(logFile);
};
