/** Size of the burst, and the refill per second. */
const requestsASecond = 50;
/** The caller that was quiet longest is forgotten first. */
const mostCallers = 1_000;

interface TokenBucket {
  readonly left: number;
  readonly atMs: number;
}

/** Takes one request from a caller's budget: 0, or the whole seconds to wait where nothing is left. */
export type RequestBudget = (caller: string) => number;

/**
 * A budget for each caller, on a monotonic clock: on the wall clock, an hour set back would lock an office system out
 * for an hour.
 */
export const requestBudget = (monoMs: () => number): RequestBudget => {
  const purses = new Map<string, TokenBucket>();
  const forgetQuietest = (): void => {
    for (const caller of purses.keys()) {
      if (purses.size <= mostCallers) return;
      purses.delete(caller);
    }
  };
  return (caller) => {
    const atMs = monoMs();
    const purse = purses.get(caller) ?? { left: requestsASecond, atMs };
    const refilled = Math.min(requestsASecond, purse.left + ((atMs - purse.atMs) * requestsASecond) / 1_000);
    const mayPass = refilled >= 1;
    purses.delete(caller);
    purses.set(caller, { left: mayPass ? refilled - 1 : refilled, atMs });
    forgetQuietest();
    return mayPass ? 0 : Math.max(1, Math.ceil((1 - refilled) / requestsASecond));
  };
};
