import { useEffect, useState } from "react";
import type { KioskView, Wait } from "../../contract/ipc/view.ts";
import { quietMs } from "./quiet-time.ts";

/** A click follows the lifted finger closely; the controls below the dialog must not get it. */
const afterLiftMs = 300;

const lifts = ["pointerup", "pointercancel", "keyup"];

interface LowTime {
  /** On the page's clock; null while the dialog is not needed. */
  readonly endsAtMs: number | null;
  readonly goOn: () => void;
}

/**
 * When main will close the screen, once that is near. Every touch continues the visit; the dialog stays until the finger
 * is lifted, so that its buttons can still be tapped.
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
