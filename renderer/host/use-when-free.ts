import { useEffect, useRef } from "react";

/**
 * Calls an action at once while `isFree`, else as soon as it is: a touch during a request is not lost. Of several actions
 * only the newest is called.
 */
export const useWhenFree = (isFree: boolean): ((action: () => void) => void) => {
  const waiting = useRef<(() => void) | null>(null);
  useEffect(() => {
    if (!isFree) return;
    const action = waiting.current;
    waiting.current = null;
    action?.();
  }, [isFree]);
  return (action) => {
    if (isFree) action();
    else waiting.current = action;
  };
};
