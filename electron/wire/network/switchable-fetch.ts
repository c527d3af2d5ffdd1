import type { Fetch } from "../centre-client.ts";
import { fetchVia } from "./fetch-via.ts";
import type { NetworkConfig } from "./network-config.ts";

/** The reason of a request that was aborted by a change of the network path: it says nothing about the centre. */
export const networkChangedReason = "network-changed";

export interface SwitchableFetch {
  readonly fetch: Fetch;
  /** Aborts the running requests and sends all later ones over the new path. */
  readonly change: (config: NetworkConfig) => void;
}

/** `fetch` over the network path that is set now. */
export const switchableFetch = (first: NetworkConfig): SwitchableFetch => {
  let fetch = fetchVia(first);
  const under = new Set<AbortController>();
  /** Every request's own signal ends at some time, answered or not, so the set does not grow. */
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
