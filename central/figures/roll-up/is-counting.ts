import type { Days } from "../../../contract/office/figures/periods.ts";
import type { Queries } from "../../database/sql.ts";

/** Whether figures of these days lag behind the ledger. */
export const isCounting = async (sql: Queries, { from, to }: Days, at: Date): Promise<boolean> => {
  const [row] = await sql<{ isCounting: boolean }[]>`
    select exists (select from touched_days where day between ${from} and ${to} and due_at <= ${at})
      or exists (select from touched_parts where first_day between ${from} and ${to} and due_at <= ${at})
      as "isCounting"`;
  return row?.isCounting ?? false;
};
