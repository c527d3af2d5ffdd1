import { useEffect, useRef } from "react";

/**
 * Calls what it is given at once while `isFree`, else as soon as it is so: a touch that comes while a request is on its
 * way is not lost. Of several the newest counts.
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
