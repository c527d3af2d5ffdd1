import type { Fetch } from "../../../electron/wire/centre-client.ts";

/** The network between many kiosks and the centre. */
export interface FleetLine {
  readonly carry: Fetch;
  readonly setUp: (isUp: boolean) => void;
  /** The duration of each answer since the last call, milliseconds, and the number of refusals. */
  readonly take: () => { readonly answerMs: readonly number[]; readonly refused: number };
}

const refusedConnection = (): TypeError =>
  new TypeError("fetch failed", { cause: Object.assign(new Error("ECONNREFUSED"), { code: "ECONNREFUSED" }) });

export const fleetLine = (): FleetLine => {
  let isUp = true;
  let answerMs: number[] = [];
  let refused = 0;
  return {
    setUp: (next) => {
      isUp = next;
    },
    carry: async (url, init) => {
      if (!isUp) throw refusedConnection();
      const startMs = performance.now();
      const answer = await fetch(url, init);
      const body = await answer.arrayBuffer();
      answerMs.push(performance.now() - startMs);
      // The centre has nothing new, or already has the entries: no refusal.
      if (answer.status >= 400) refused += 1;
      return new Response(answer.status === 204 || answer.status === 304 ? null : body, answer);
    },
    take: () => {
      const taken = { answerMs, refused };
      answerMs = [];
      refused = 0;
      return taken;
    },
  };
};
