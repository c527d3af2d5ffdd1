import { useSettled } from "./use-settled.ts";

/** What a button gets that must not take the second half of a double tap: it waits, and does not look as if it did. */
export interface Settling {
  readonly disabled: boolean;
  readonly "data-settling": "" | undefined;
}

/** Disabled while the screen has just come, and while `busy`; only the latter is to be seen. */
export const useSettling = (busy = false): Settling => {
  const settled = useSettled();
  return { disabled: busy || !settled, "data-settling": settled ? undefined : "" };
};
