const idleAfterMs = 60_000;

/** Calls `listener` once whenever nobody has touched the screen or a key for a minute. */
export const watchIdling = (listener: () => void): void => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const restart = (): void => {
    clearTimeout(timer);
    timer = setTimeout(listener, idleAfterMs);
  };
  for (const name of ["pointerdown", "keydown"]) window.addEventListener(name, restart, { capture: true });
  restart();
};
