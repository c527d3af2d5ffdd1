import { useSyncExternalStore } from "react";
import type { Preferences } from "../state/preferences.ts";

const systemWish = matchMedia("(prefers-reduced-motion: reduce)");

const subscribe = (listener: () => void): (() => void) => {
  systemWish.addEventListener("change", listener);
  return () => systemWish.removeEventListener("change", listener);
};

/** Whether things may move by themselves: neither this citizen nor the system asked for reduced motion. */
export const useMayMove = ({ reducedMotion }: Preferences): boolean => {
  const systemWantsLess = useSyncExternalStore(subscribe, () => systemWish.matches);
  return !reducedMotion && !systemWantsLess;
};
