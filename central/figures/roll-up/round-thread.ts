import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { RoundAnswer, RoundOrder, RoundSettings } from "./round-messages.ts";

export interface RoundThread {
  /** Runs one round; throws where it failed, where its thread has ended, and after `stop`. */
  readonly run: (at: Date) => Promise<void>;
  /** Ends the thread, and the round that runs. */
  readonly stop: () => Promise<void>;
}

const workerUrl = new URL("./round-worker.ts", import.meta.url);

/** The answer of the running order; throws where the thread ends without one. */
const answerOf = async (worker: Worker): Promise<RoundAnswer> => {
  const ended = new AbortController();
  try {
    return await Promise.race([
      once(worker, "message", { signal: ended.signal }).then(([answer]) => answer as RoundAnswer),
      once(worker, "exit", { signal: ended.signal }).then(() => ({ failure: "the thread of the rounds has ended" })),
    ]);
  } finally {
    ended.abort();
  }
};

/**
 * Runs rounds in a thread of their own, begun with the first round: in a city the figures of a week and the signals of a
 * day are seconds of computing each, in which the centre takes uploads. A thread that ended is replaced in the next round.
 */
export const openRoundThread = (settings: RoundSettings): RoundThread => {
  let worker: Worker | undefined;
  let isStopped = false;
  const send = (to: Worker, order: RoundOrder): void => to.postMessage(order);
  const begin = (): Worker => {
    const begun = new Worker(workerUrl, { workerData: settings });
    // The round that runs fails with it; between two rounds there is none to tell.
    begun.on("error", () => undefined);
    begun.once("exit", () => {
      if (worker === begun) worker = undefined;
    });
    return begun;
  };
  return {
    run: async (at) => {
      // A thread that begins now would not be ended, and would hold the process.
      if (isStopped) throw new Error("the rounds have been stopped");
      worker ??= begin();
      const answer = answerOf(worker);
      send(worker, { atMs: at.getTime() });
      const { failure } = await answer;
      if (failure !== null) throw new Error(failure);
    },
    stop: async () => {
      isStopped = true;
      if (!worker) return;
      const ended = once(worker, "exit");
      send(worker, "stop");
      await ended;
    },
  };
};
