const heartbeatEveryMs = 10_000;

/**
 * Reports that the page is painting: now and every ten seconds. Only from inside an animation frame, so that a frozen
 * picture stops the heartbeat. Returns a function that stops it.
 */
export const startHeartbeat = (beat: () => void): (() => void) => {
  const paintThenBeat = (): void => void requestAnimationFrame(beat);
  paintThenBeat();
  const timer = setInterval(paintThenBeat, heartbeatEveryMs);
  return () => clearInterval(timer);
};
