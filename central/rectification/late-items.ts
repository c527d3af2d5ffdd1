import { lateBefore } from "../../contract/office/rectification/due-day.ts";
import type { Queries } from "../database/sql.ts";
import { stepTimes } from "./step-times.ts";

/** "late": by more working days than the policy gives for a rectification; "very-late": by more than twice as many. */
export type Lateness = "late" | "very-late";

/** The day before which the due days of late items lie: an index on due days finds them. */
export const readLateBefore = async (sql: Queries, lateness: Lateness, atMs: number): Promise<string> => {
  const { day, rules, calendar } = (await stepTimes(sql))(new Date(atMs));
  return lateBefore(day, rules.rectifyDays * (lateness === "late" ? 1 : 2), calendar);
};
