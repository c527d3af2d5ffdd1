import type { Carry } from "../centre-client.ts";
import { carryBy } from "./carry-by.ts";
import type { CentreWay } from "./centre-way.ts";

/** The reason of a request that was given up because the way changed: it says nothing about the centre. */
export const wayLeft = "way-changed";

export interface SwitchedCarry {
  readonly carry: Carry;
  /** What is on its way is given up, and everything from now on goes the other way. */
  readonly change: (way: CentreWay) => void;
}

/** Carries the way that is set now. */
export const switchedCarry = (first: CentreWay): SwitchedCarry => {
  let carry = carryBy(first);
  const under = new Set<AbortController>();
  /** A request's own signal always ends it, answered or not, so nothing stays in the set. */
  const endingWith = (signal: AbortSignal | null | undefined): AbortSignal => {
    const own = new AbortController();
    under.add(own);
    const end = (): void => {
      under.delete(own);
      own.abort(signal?.reason);
    };
    signal?.addEventListener("abort", end, { once: true });
    return own.signal;
  };
  return {
    carry: (url, init) => carry(url, { ...init, signal: endingWith(init.signal) }),
    change: (way) => {
      carry = carryBy(way);
      for (const one of under) one.abort(new Error(wayLeft));
      under.clear();
    },
  };
};
