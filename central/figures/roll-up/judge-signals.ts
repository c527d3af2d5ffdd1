import type { Sql } from "../../database/sql.ts";
import { judgeNextDay, type Round } from "../signals/judge-next-day.ts";
import { summarizeWindows } from "../signals/summarize-windows.ts";

/**
 * Summarizes some of the windows that have changed; where none has, judges the newest day again whose signals they may have
 * changed, which may take a minute in a city. One of both in a round: the pause after it leaves processor time to uploads.
 */
export const judgeSignals = async (sql: Sql, round: Round): Promise<void> => {
  if ((await summarizeWindows(sql)) === 0) await judgeNextDay(sql, round);
};
