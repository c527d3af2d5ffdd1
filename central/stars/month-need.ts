import { periodAround } from "../../contract/office/figures/periods.ts";
import { dayAt, endOfPart } from "../figures/running-part.ts";
import { type Need, nothing } from "../today/need.ts";
import { daysOfMonth } from "./freezes.ts";

/** Months with figures that have ended and are not frozen; the page opens the oldest. */
export const monthNeed: Need = {
  kind: "month-to-freeze",
  page: "stars",
  may: "manage-stars",
  isOfPlaces: false,
  count: async ({ centre }) => {
    const thisMonth = periodAround("month", dayAt(centre.clock())).from;
    const [row] = await centre.sql<{ count: number; oldest: string | null }[]>`
      select count(*)::int as count, min(month) as oldest
      from (
        select distinct left(first_day, 8) || '01' as month from published_lines
        where kind = 'all' and unit_code = '' and key = '' and first_day < ${thisMonth}) as ended
      where not exists (select from star_freezes where star_freezes.month = ended.month)`;
    if (!row?.oldest) return nothing;
    const days = daysOfMonth(row.oldest);
    return { count: row.count, oldestAt: endOfPart(days.to).toISOString(), filters: { from: days.from, to: days.to } };
  },
};
