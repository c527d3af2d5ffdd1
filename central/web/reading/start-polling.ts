import { nextDelayMs } from "./poll-delay.ts";
import { type Question, type ReadResult, readOffice } from "./read-office.ts";

/** A reading that takes longer than this is given up, milliseconds. */
const patienceMs = 10_000;

export type Polling = {
  /** Reads at once instead of waiting for the timer. */
  readonly readNow: () => void;
  readonly stop: () => void;
};

const oneReading = <Value>(
  question: Question<Value>,
  key: string,
  controller: AbortController,
): Promise<ReadResult<Value>> => {
  const patience = setTimeout(() => controller.abort(), patienceMs);
  return readOffice(question, {
    key,
    signal: controller.signal,
    fetch: (input, init) => window.fetch(input, init),
    isOnline: () => navigator.onLine,
    nowMs: Date.now,
  }).finally(() => clearTimeout(patience));
};

export type PollingParameters<Value> = {
  readonly question: Question<Value>;
  readonly key: string;
  /** Between two successful readings, milliseconds. */
  readonly steadyMs: number;
  readonly onResult: (result: ReadResult<Value>) => void;
};

/** Asks the same again and again until stopped, one request at a time; a refused key ends it. */
export const startPolling = <Value>({ question, key, steadyMs, onResult }: PollingParameters<Value>): Polling => {
  let current = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  const read = async (): Promise<void> => {
    const own = new AbortController();
    current = own;
    const result = await oneReading(question, key, own);
    if (current !== own) return;
    failures = result.ok ? 0 : failures + 1;
    onResult(result);
    if (!result.ok && result.failure.kind === "key-refused") return;
    timer = setTimeout(read, nextDelayMs(result, steadyMs, failures, Math.random()));
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
