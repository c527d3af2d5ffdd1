import { useCallback, useEffect, useRef, useState } from "react";
import type { Question } from "./read-office.ts";
import { afterReading, nothingKnown, type ReadingState } from "./reading-state.ts";
import { type Polling, startPolling } from "./start-polling.ts";

/**
 * The answer to a question for this key, kept fresh while the page is in view. Another key or another question, which must
 * therefore stay the same object, starts from nothing.
 */
export const useReading = <Value>(
  question: Question<Value>,
  key: string,
  steadyMs: number,
): ReadingState<Value> & { readonly readNow: () => void } => {
  const [state, setState] = useState<ReadingState<Value>>(nothingKnown);
  const polling = useRef<Polling | null>(null);
  useEffect(() => {
    setState(nothingKnown);
    const onResult: Parameters<typeof startPolling<Value>>[0]["onResult"] = (result) =>
      setState((before) => afterReading(before, result, Date.now()));
    const started = startPolling({ question, key, steadyMs, onResult });
    polling.current = started;
    const onReturn = (): void => (document.hidden ? started.stop() : started.readNow());
    document.addEventListener("visibilitychange", onReturn);
    window.addEventListener("online", started.readNow);
    return () => {
      document.removeEventListener("visibilitychange", onReturn);
      window.removeEventListener("online", started.readNow);
      started.stop();
    };
  }, [question, key, steadyMs]);
  const readNow = useCallback(() => polling.current?.readNow(), []);
  return { ...state, readNow };
};
