import type { Days } from "../../contract/office/periods.ts";
import { listedMatters, type OfficeMatters, type ShownMatter } from "../../contract/office/shown-matters.ts";
import type { Queries } from "../database/sql.ts";
import { type Fragment, fragment } from "../database/statement.ts";
import { blankOrUnseen } from "./blank-or-unseen.ts";
import { readLevels } from "./level-words.ts";

/** As it is compared: case, width, blanks and characters that cannot be seen hide no word. */
const plain = (text: Fragment) => fragment`regexp_replace(lower(normalize(${text}, NFKC)), ${blankOrUnseen}, '', 'g')`;

/** The matters shown above the levels in these days, by window; those most worth checking first. */
export const readMatters = async (sql: Queries, { from, to }: Days): Promise<OfficeMatters> => {
  const levels = await readLevels(sql);
  const words = levels.flatMap(({ text: { zh, en } }) => [zh, ...(en === undefined ? [] : [en])]);
  const rows = await sql<(ShownMatter & { count: number })[]>`
    with shown as (
      select matter_name, unit_code, window_number, count(*)::int as ratings,
        bool_or(source = 'staff-console') as is_typed, max(left(answered_at, 10)) as last_day
      from ratings
      where matter_name is not null and left(answered_at, 10) between ${from} and ${to}
      group by matter_name, unit_code, window_number
    ), judged as (
      select shown.*, count(*) over (partition by matter_name)::int as windows,
        exists (
          select from unnest(${words}::text[]) as word
          where strpos(${plain(fragment`matter_name`)}, ${plain(fragment`word`)}) > 0) as names_level
      from shown
    )
    select matter_name as text, names_level as "namesLevel", judged.unit_code as "unitCode",
      coalesce(units.name, jsonb_build_object('zh', judged.unit_code)) as "unitName", window_number as "windowNumber",
      is_typed as "isTyped", windows, ratings, last_day as "lastDay", (count(*) over ())::int as count
    from judged left join units on units.code = judged.unit_code
    order by names_level desc, windows, is_typed desc, ratings desc, matter_name, judged.unit_code, window_number
    limit ${listedMatters}`;
  return { from, to, count: rows[0]?.count ?? 0, matters: rows.map(({ count: _, ...matter }) => matter) };
};
