import { useCallback, useEffect, useRef, useState } from "react";
import { afterReading, nothingKnown, type OverviewState } from "./overview-state.ts";
import { type Polling, startPolling } from "./start-polling.ts";

/** The overview for this key, kept fresh while the page is in view. A new key starts from nothing. */
export const useOverview = (key: string): OverviewState & { readonly readNow: () => void } => {
  const [state, setState] = useState(nothingKnown);
  const polling = useRef<Polling | null>(null);
  useEffect(() => {
    setState(nothingKnown);
    const started = startPolling(key, (result) => setState((before) => afterReading(before, result, Date.now())));
    polling.current = started;
    const onReturn = (): void => (document.hidden ? started.stop() : started.readNow());
    document.addEventListener("visibilitychange", onReturn);
    window.addEventListener("online", started.readNow);
    return () => {
      document.removeEventListener("visibilitychange", onReturn);
      window.removeEventListener("online", started.readNow);
      started.stop();
    };
  }, [key]);
  const readNow = useCallback(() => polling.current?.readNow(), []);
  return { ...state, readNow };
};
