import { nextDelayMs } from "./poll-delay.ts";
import { type ReadResult, readOverview } from "./read-overview.ts";

/** A reading that takes longer than this is given up, milliseconds. */
const patienceMs = 10_000;

export type Polling = {
  /** Reads at once instead of waiting for the timer. */
  readonly readNow: () => void;
  readonly stop: () => void;
};

const oneReading = (key: string, controller: AbortController): Promise<ReadResult> => {
  const patience = setTimeout(() => controller.abort(), patienceMs);
  return readOverview({
    key,
    signal: controller.signal,
    fetch: (input, init) => window.fetch(input, init),
    isOnline: () => navigator.onLine,
    nowMs: Date.now,
  }).finally(() => clearTimeout(patience));
};

/** Reads the overview again and again until stopped, one request at a time; a refused key ends it. */
export const startPolling = (key: string, onResult: (result: ReadResult) => void): Polling => {
  let current = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  const read = async (): Promise<void> => {
    const own = new AbortController();
    current = own;
    const result = await oneReading(key, own);
    if (current !== own) return;
    failures = result.ok ? 0 : failures + 1;
    onResult(result);
    if (!result.ok && result.failure.kind === "key-refused") return;
    timer = setTimeout(read, nextDelayMs(result, failures, Math.random()));
  };
  const stop = (): void => {
    const last = current;
    // Whatever is still under way no longer counts.
    current = new AbortController();
    last.abort();
    clearTimeout(timer);
  };
  const readNow = (): void => {
    stop();
    void read();
  };
  void read();
  return { readNow, stop };
};
