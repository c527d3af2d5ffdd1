/**
 * Runs at most `most` works at a time; the others wait for their turn. Resolves to undefined where `mostWaiting` wait
 * already.
 */
export const takeTurns = (most: number, mostWaiting: number) => {
  let working = 0;
  const waiting: (() => void)[] = [];
  return async <Done>(work: () => Promise<Done>): Promise<Done | undefined> => {
    if (working >= most) {
      if (waiting.length >= mostWaiting) return undefined;
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else working += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else working -= 1;
    }
  };
};
