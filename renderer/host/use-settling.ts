import { useEffect, useState, useSyncExternalStore } from "react";

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

let haveKeysJustLeft = false;
let settlingEnds: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

const setJustLeft = (value: boolean): void => {
  haveKeysJustLeft = value;
  for (const listener of listeners) listener();
};

const noteKeysLeft = (): void => {
  clearTimeout(settlingEnds);
  settlingEnds = setTimeout(() => setJustLeft(false), settleMs);
  setJustLeft(true);
};

/** For a page of keys, which covers the footer: see `useSettlingBelowKeys`. */
export const useCoversFooter = (): void => useEffect(() => noteKeysLeft, []);

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * For the footer's buttons: where 写好了 was, one of them appears. They stay while the screens change, and settle after a
 * page of keys only.
 */
export const useSettlingBelowKeys = (): Settling => {
  const disabled = useSyncExternalStore(subscribe, () => haveKeysJustLeft);
  return { disabled, "data-settling": disabled ? "" : undefined };
};

/** Disabled while the screen has just appeared, and while `busy`; only `busy` is visible. */
export const useSettling = (busy = false): Settling => {
  const settled = useSettled();
  return { disabled: busy || !settled, "data-settling": settled ? undefined : "" };
};
