import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { JudgingAnswer, JudgingOrder, JudgingSettings } from "./judging-messages.ts";

export interface Judging {
  /** Judges one round; throws where it failed, and where its thread has ended. */
  readonly judge: (at: Date) => Promise<void>;
  /** Ends the thread, and the round that runs. */
  readonly stop: () => Promise<void>;
}

const workerUrl = new URL("./judging-worker.ts", import.meta.url);

/** The answer of the running order; throws where the thread ends without one. */
const answerOf = async (worker: Worker): Promise<JudgingAnswer> => {
  const ended = new AbortController();
  try {
    return await Promise.race([
      once(worker, "message", { signal: ended.signal }).then(([answer]) => answer as JudgingAnswer),
      once(worker, "exit", { signal: ended.signal }).then(() => ({ failure: "the thread of signals has ended" })),
    ]);
  } finally {
    ended.abort();
  }
};

/**
 * Judges signals in a thread of its own, begun with the first round: a day of a city is seconds of computing, and its
 * summaries are hundreds of megabytes. A thread that ended is replaced in the next round.
 */
export const openJudging = (databaseUrl: string): Judging => {
  let worker: Worker | undefined;
  const send = (to: Worker, order: JudgingOrder): void => to.postMessage(order);
  const begin = (): Worker => {
    const settings: JudgingSettings = { databaseUrl };
    const begun = new Worker(workerUrl, { workerData: settings });
    // The round that runs fails with it; between two rounds there is none to tell.
    begun.on("error", () => undefined);
    begun.once("exit", () => {
      if (worker === begun) worker = undefined;
    });
    return begun;
  };
  return {
    judge: async (at) => {
      worker ??= begin();
      const answer = answerOf(worker);
      send(worker, { atMs: at.getTime() });
      const { failure } = await answer;
      if (failure !== null) throw new Error(failure);
    },
    stop: async () => {
      if (!worker) return;
      const ended = once(worker, "exit");
      send(worker, "stop");
      await ended;
    },
  };
};
