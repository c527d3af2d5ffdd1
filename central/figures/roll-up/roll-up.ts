import type { Queries, Sql } from "../../database/sql.ts";
import { publishNextBreakdown } from "../breakdown/publish-breakdowns.ts";
import { publishNextPart } from "./publish-parts.ts";
import { recountDays } from "./recount-days.ts";

/** Counts every day that is due, and publishes the parts of weeks whose figures have changed by it, or that have ended. */
export const rollUp = async (sql: Sql, at: Date): Promise<void> => {
  while ((await recountDays(sql, at)) > 0);
  while (await publishNextPart(sql, at));
  while (await publishNextBreakdown(sql, at));
};

/** Whether figures lag behind the ledger; also where another process makes them at this moment. */
export const areFiguresBehind = async (sql: Queries, at: Date): Promise<boolean> => {
  const [row] = await sql<{ areBehind: boolean }[]>`
    select exists (select from touched_days where due_at <= ${at})
      or exists (select from touched_parts where due_at <= ${at})
      or exists (select from touched_breakdowns where due_at <= ${at}) as "areBehind"`;
  return row?.areBehind ?? false;
};

/** Whether signals lag behind the figures. */
export const areSignalsBehind = async (sql: Queries): Promise<boolean> => {
  const [row] = await sql<{ areBehind: boolean }[]>`
    select exists (select from touched_windows) or exists (select from touched_judgements) as "areBehind"`;
  return row?.areBehind ?? false;
};
