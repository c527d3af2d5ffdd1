/** Calls back once after a delay, unless it is cancelled before. */
export type SetTimer = (callback: () => void, delayMs: number) => { readonly cancel: () => void };

/** The default for a timer parameter. */
export const setTimer: SetTimer = (callback, delayMs) => {
  const timer = setTimeout(callback, delayMs);
  return { cancel: () => clearTimeout(timer) };
};
