import { useSettled } from "./use-settled.ts";

/**
 * The props of a button that must not take the second half of a double tap: it is disabled for a moment, and does not
 * look so.
 */
export interface Settling {
  readonly disabled: boolean;
  readonly "data-settling": "" | undefined;
}

/** Disabled while the screen has just appeared, and while `busy`; only `busy` is visible. */
export const useSettling = (busy = false): Settling => {
  const settled = useSettled();
  return { disabled: busy || !settled, "data-settling": settled ? undefined : "" };
};
