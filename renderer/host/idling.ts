const beginnings = ["pointerdown", "keydown"];

/**
 * Calls `listener` whenever nobody has begun a touch or pressed a key for `afterMs`. It may ask later, after something
 * it had to wait for, whether that is still so. Returns the way to stop.
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
