/** Takes an amount for a holder; returns a function that gives it back, once, or undefined where too little is left. */
export type Allotment = (holder: string, amount: number) => (() => void) | undefined;

/** A resource with a limit in all, and a limit for one holder. */
export const allotment = (most: number, mostOfOne: number): Allotment => {
  let taken = 0;
  const takenBy = new Map<string, number>();
  const add = (holder: string, amount: number): void => {
    const own = (takenBy.get(holder) ?? 0) + amount;
    taken += amount;
    if (own === 0) takenBy.delete(holder);
    else takenBy.set(holder, own);
  };
  return (holder, amount) => {
    if (taken + amount > most || (takenBy.get(holder) ?? 0) + amount > mostOfOne) return undefined;
    add(holder, amount);
    let isHeld = true;
    return () => {
      if (isHeld) add(holder, -amount);
      isHeld = false;
    };
  };
};
