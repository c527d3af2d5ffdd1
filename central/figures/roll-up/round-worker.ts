import { parentPort, workerData } from "node:worker_threads";
import type { RoundName } from "../../../contract/office/jobs/rounds.ts";
import { connect, type Sql } from "../../database/sql.ts";
import type { Round } from "../signals/judge-next-day.ts";
import { judgeSignals } from "./judge-signals.ts";
import { rollUp } from "./roll-up.ts";
import type { RoundAnswer, RoundOrder, RoundSettings } from "./round-messages.ts";

/** One for the `tx` of a round, and one that notes which day is judged. */
const connections = 2;

const works: Readonly<Record<RoundName, (sql: Sql, round: Required<Round>) => Promise<void>>> = {
  figures: (sql, { at }) => rollUp(sql, at),
  signals: judgeSignals,
};

const { name, databaseUrl } = workerData as RoundSettings;
const sql = connect(databaseUrl, { connections });
const stopping = new AbortController();

const runRound = async (atMs: number): Promise<RoundAnswer> => {
  try {
    await works[name](sql, { at: new Date(atMs), stopping: stopping.signal });
    return { failure: null };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : "unknown" };
  }
};

parentPort?.on("message", async (order: RoundOrder) => {
  if (order !== "stop") return parentPort?.postMessage(await runRound(order.atMs));
  stopping.abort();
  await sql.end();
  parentPort?.close();
});
