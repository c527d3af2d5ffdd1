import type { Sql } from "../../database/sql.ts";
import { judgeNextDay, type Round } from "../signals/judge-next-day.ts";
import { summarizeWindows } from "../signals/summarize-windows.ts";

/**
 * Judges the newest day again whose signals a change of these figures may have changed: one in a round, which may take a
 * minute in a city.
 */
export const judgeSignals = async (sql: Sql, round: Round): Promise<void> => {
  while (!round.stopping?.aborted && (await summarizeWindows(sql)) > 0);
  await judgeNextDay(sql, round);
};
