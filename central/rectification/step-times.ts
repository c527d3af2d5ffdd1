import { ItemRules, usualItemRules } from "../../contract/office/rectification/item-rules.ts";
import type { StepTime } from "../../contract/office/rectification/item-step.ts";
import { readOwnCalendar } from "../calendar/read-calendar.ts";
import type { Queries } from "../database/sql.ts";
import { dayAt } from "../figures/running-part.ts";

/**
 * The day of a moment by the office's clock, with the rules of the policy everywhere and the office's calendar. Never
 * throws for a stored policy: an item opens with the rating that opens it, and a policy of a newer centre, which this
 * one cannot read, must not quarantine the rating. The usual rules count then.
 */
export const stepTimes = async (sql: Queries): Promise<(at: Date) => StepTime> => {
  const [row] = await sql<{ rules: unknown }[]>`
    select content -> 'rectification' as rules from policy_versions
    where version = policy_in_force(null, null, clock_timestamp())`;
  const rules = ItemRules.safeParse(row?.rules).data ?? usualItemRules;
  const calendar = await readOwnCalendar(sql);
  return (at) => ({ day: dayAt(at.getTime()), rules, calendar });
};
