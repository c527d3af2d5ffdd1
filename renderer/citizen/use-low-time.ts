import { useEffect, useState } from "react";
import type { KioskView, Wait } from "../../contract/ipc/view.ts";
import { quietMs } from "./quiet-time.ts";

/** The tap that lifts the finger follows it closely; what lay below the dialog must not get that tap. */
const afterLiftMs = 300;

const lifts = ["pointerup", "pointercancel", "keyup"];

interface LowTime {
  /** On the page's clock; null while nobody has to be asked. */
  readonly endsAtMs: number | null;
  readonly goOn: () => void;
}

/**
 * When main will give up waiting, once that is near. Every touch goes on; what is asked stays under the finger until it
 * is lifted, so that a button can still be chosen by it.
 */
export const useLowTime = (view: KioskView & Wait): LowTime => {
  const [endsAtMs, setEndsAtMs] = useState<number | null>(null);
  const { revision, remainingMs, timeoutMs } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: two views may have the same time left
  useEffect(() => {
    const ends = performance.now() + remainingMs;
    const timer = setTimeout(() => setEndsAtMs(ends), quietMs({ remainingMs, timeoutMs }));
    return () => clearTimeout(timer);
  }, [revision, remainingMs, timeoutMs]);
  const isLow = endsAtMs !== null;
  useEffect(() => {
    if (!isLow) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const goOnSoon = (): void => {
      timer ??= setTimeout(() => setEndsAtMs(null), afterLiftMs);
    };
    for (const name of lifts) window.addEventListener(name, goOnSoon, { capture: true });
    return () => {
      clearTimeout(timer);
      for (const name of lifts) window.removeEventListener(name, goOnSoon, { capture: true });
    };
  }, [isLow]);
  return { endsAtMs, goOn: () => setEndsAtMs(null) };
};
