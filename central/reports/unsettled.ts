import { type Days, kindOfPeriod, periodAround } from "../../contract/office/figures/periods.ts";
import type { Queries } from "../database/sql.ts";
import { dayAt } from "../figures/running-part.ts";
import type { Word } from "./table.ts";

/** Why the numbers of a paper may still change. */
export interface Unsettled {
  /** Of a file's name. */
  readonly mark: Word;
  /** Of its head and its end. */
  readonly notice: Word;
}

const running: Unsettled = {
  mark: { zh: "期间未结束", en: "still running" },
  notice: {
    zh: "期间未结束：这些数字还会变。",
    en: "This period is still running: its numbers will change.",
  },
};

const unfrozen: Unsettled = {
  mark: { zh: "未冻结", en: "not frozen" },
  notice: {
    zh: "尚未冻结：迟到的评价到达后，这些数字会变。",
    en: "It is not frozen yet: late ratings will change these numbers.",
  },
};

/** The first days of the months of a month or quarter; none of other days. */
const monthsOf = (days: Days): readonly string[] => {
  const count = { month: 1, quarter: 3, week: 0 }[kindOfPeriod(days) ?? "week"];
  return Array.from({ length: count }, (_, step) => periodAround("month", days.from, step).from);
};

/**
 * Whether the days have not ended by the office's date, or are a month or quarter with a month that is not frozen;
 * undefined otherwise.
 */
export const unsettledIn = async (sql: Queries, days: Days, atMs: number): Promise<Unsettled | undefined> => {
  if (dayAt(atMs) <= days.to) return running;
  const months = monthsOf(days);
  const frozen = await sql`select from star_freezes where month = any (${months}::text[])`;
  return frozen.length < months.length ? unfrozen : undefined;
};
