const beginnings = ["pointerdown", "keydown"];

/**
 * Calls `listener` whenever there was no touch or key for `afterMs`. The listener may check later, after an asynchronous
 * step, whether that is still so. Returns a function that stops it.
 */
export const watchIdling = (afterMs: number, listener: (isStillIdle: () => boolean) => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const restart = (): void => {
    clearTimeout(timer);
    const own = setTimeout(() => listener(() => timer === own), afterMs);
    timer = own;
  };
  restart();
  for (const name of beginnings) window.addEventListener(name, restart, { capture: true });
  return () => {
    clearTimeout(timer);
    timer = undefined;
    for (const name of beginnings) window.removeEventListener(name, restart, { capture: true });
  };
};
