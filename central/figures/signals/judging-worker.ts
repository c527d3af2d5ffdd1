import { parentPort, workerData } from "node:worker_threads";
import { connect } from "../../database/sql.ts";
import { judgeSignals } from "../roll-up/judge-signals.ts";
import type { JudgingAnswer, JudgingOrder, JudgingSettings } from "./judging-messages.ts";

/** One for the `tx` of a judgement, and one that notes which day is judged. */
const connections = 2;

const { databaseUrl } = workerData as JudgingSettings;
const sql = connect(databaseUrl, { connections });
const stopping = new AbortController();

const judge = async (atMs: number): Promise<JudgingAnswer> => {
  try {
    await judgeSignals(sql, { at: new Date(atMs), stopping: stopping.signal });
    return { failure: null };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : "unknown" };
  }
};

parentPort?.on("message", async (order: JudgingOrder) => {
  if (order !== "stop") return parentPort?.postMessage(await judge(order.atMs));
  stopping.abort();
  await sql.end();
  parentPort?.close();
});
