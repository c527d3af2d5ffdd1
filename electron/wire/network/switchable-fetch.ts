import type { Fetch } from "../centre-client.ts";
import { fetchVia } from "./fetch-via.ts";
import type { NetworkConfig } from "./network-config.ts";

/** The reason of a request that was given up because the way changed: it says nothing about the centre. */
export const networkChangedReason = "network-changed";

export interface SwitchableFetch {
  readonly fetch: Fetch;
  /** What is on its way is given up, and everything from now on goes the other way. */
  readonly change: (config: NetworkConfig) => void;
}

/** Carries the way that is set now. */
export const switchableFetch = (first: NetworkConfig): SwitchableFetch => {
  let fetch = fetchVia(first);
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
    fetch: (url, init) => fetch(url, { ...init, signal: endingWith(init.signal) }),
    change: (config) => {
      fetch = fetchVia(config);
      for (const one of under) one.abort(new Error(networkChangedReason));
      under.clear();
    },
  };
};
