/**
 * Vitest loads a global setup once for each project that names it; the projects of one run share their main process.
 */
const shared = globalThis as { counterstarStarts?: Map<string, { started: Promise<Stoppable>; users: number }> };

export interface Stoppable {
  readonly stop: () => Promise<void>;
}

/**
 * Starts something once in a run, for the first project that asks for it; the last project that stops it ends it.
 * @param name the same for the same thing
 */
export const shareStart = async <Started extends Stoppable>(
  name: string,
  start: () => Promise<Started>,
): Promise<Started> => {
  shared.counterstarStarts ??= new Map();
  const entry = shared.counterstarStarts.get(name) ?? { started: start(), users: 0 };
  shared.counterstarStarts.set(name, entry);
  entry.users += 1;
  const started = (await entry.started) as Started;
  const stop = async (): Promise<void> => {
    entry.users -= 1;
    if (entry.users > 0) return;
    shared.counterstarStarts?.delete(name);
    await started.stop();
  };
  return { ...started, stop };
};
