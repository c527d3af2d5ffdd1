import { useEffect, useState } from "react";

/**
 * The props of a button that must not take the second half of a double tap: it is disabled for a moment, and does not
 * look so.
 */
export interface Settling {
  readonly disabled: boolean;
  readonly "data-settling": "" | undefined;
}

const settleMs = 600;

/** False while the second half of a double tap on the earlier screen may still come, at the same place. */
export const useSettled = (): boolean => {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), settleMs);
    return () => clearTimeout(timer);
  }, []);
  return settled;
};

/** Disabled while the screen has just appeared, and while `busy`; only `busy` is visible. */
export const useSettling = (busy = false): Settling => {
  const settled = useSettled();
  return { disabled: busy || !settled, "data-settling": settled ? undefined : "" };
};
