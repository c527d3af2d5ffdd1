/** Takes an amount for a holder; returns how to give it back, once, or undefined where there is not so much left. */
export type Allotment = (holder: string, amount: number) => (() => void) | undefined;

/** Something of which there is only so much in all, and so much for one holder. */
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
