const spanMs = 60_000;

interface Count {
  readonly since: number;
  readonly refused: number;
}

/** Slows guessing down. Counts refusals only: a hall that enrols two hundred kiosks behind one address never waits. */
export interface RefusedGuesses {
  /** Seconds until this address may try again; 0 where it may now. */
  readonly secondsToWait: (address: string) => number;
  readonly count: (address: string) => void;
}

/** `allowed` is how many refused guesses an address may send within a minute before it has to wait. */
export const countRefusedGuesses = (clock: () => number, allowed = 10): RefusedGuesses => {
  const counts = new Map<string, Count>();
  const current = (address: string): Count => {
    const count = counts.get(address);
    return count && clock() - count.since < spanMs ? count : { since: clock(), refused: 0 };
  };
  const forgetOld = () => {
    for (const [address, { since }] of counts) if (clock() - since >= spanMs) counts.delete(address);
  };
  return {
    secondsToWait: (address) => {
      const { since, refused } = current(address);
      return refused < allowed ? 0 : Math.max(1, Math.ceil((since + spanMs - clock()) / 1000));
    },
    count: (address) => {
      forgetOld();
      const { since, refused } = current(address);
      counts.set(address, { since, refused: refused + 1 });
    },
  };
};
