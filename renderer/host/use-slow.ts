import { useEffect, useState } from "react";

/** A request that has ended by then changes nothing on the screen: the touch is answered by the next screen. */
const slowAfterMs = 250;

/** True while a request has been under way for longer than a blink. */
export const useSlow = (busy: boolean): boolean => {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setTimeout(() => setSlow(true), slowAfterMs);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [busy]);
  return busy && isSlow;
};
