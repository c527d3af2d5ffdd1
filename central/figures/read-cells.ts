import type { Days } from "../../contract/office/figures/periods.ts";
import type { Queries } from "../database/sql.ts";
import { type Fragment, fragment, json } from "../database/statement.ts";
import { shiftIsOver } from "../shifts/shift-is-over.ts";
import type { Cell } from "./blocks.ts";
import type { RatingKey } from "./signals/visit.ts";

/** The ratings that a decision excludes from every figure, and those in question. */
export interface Judged {
  readonly setAside: readonly RatingKey[];
  readonly inQuestion: readonly RatingKey[];
}

interface StoredCell extends Omit<Cell, "tally" | "inQuestion"> {
  readonly opened: number;
  readonly answered: number;
  readonly unanswered: number;
  readonly cancelled: number;
  readonly levels: Cell["tally"]["levels"];
  readonly walkUpLevels: Cell["tally"]["levels"];
  readonly raised: number;
  readonly raisedInQuestion: number;
  readonly levelsInQuestion: Cell["tally"]["levels"];
  readonly walkUpLevelsInQuestion: Cell["tally"]["levels"];
}

const countByLevel = (condition: Fragment) => fragment`
  array[
    count(*) filter (where level = 1 and ${condition}), count(*) filter (where level = 2 and ${condition}),
    count(*) filter (where level = 3 and ${condition}), count(*) filter (where level = 4 and ${condition}),
    count(*) filter (where level = 5 and ${condition})
  ]::int[]`;

/** Ratings as rows of the database; a rating and a prompt never have the same position. */
const keys = (ratings: readonly RatingKey[]) => fragment`
  select * from jsonb_to_recordset(${json(ratings)}) as key (device uuid, epoch bigint, seq bigint)`;

const selectCells = (sql: Queries, { from, to }: Days, { setAside, inQuestion }: Judged, atMs: number) => sql<
  StoredCell[]
>`
  with set_aside as (${keys(setAside)}), in_question as (${keys(inQuestion)}),
  counted as (
    select counted_rows.*, in_question.seq is not null as is_in_question
    from counted_rows left join in_question using (device, epoch, seq)
    where day between ${from} and ${to}
      and not exists (
        select from set_aside
        where (set_aside.device, set_aside.epoch, set_aside.seq)
          = (counted_rows.device, counted_rows.epoch, counted_rows.seq))),
  last_rows as materialized (
    select device, shift_id, max(array[epoch, seq]) as place, max(received_at) as received_at
    from counted group by device, shift_id),
  over as materialized (
    select device, shift_id
    from (select device, shift_id, place[1] as epoch, place[2] as seq, received_at from last_rows) as given
    where ${shiftIsOver(atMs)})
  select unit_code as "unitCode", window_number as "windowNumber", staff_number as "staffNumber",
    left(day, 7) || ' ' || date_trunc('week', day::date)::date as part,
    count(*) filter (where outcome is not null)::int as opened,
    count(*) filter (where outcome = 'answered')::int as answered,
    count(*) filter (where outcome = 'unanswered')::int as unanswered,
    count(*) filter (where outcome = 'cancelled')::int as cancelled,
    ${countByLevel(fragment`true`)} as levels, ${countByLevel(fragment`is_walk_up`)} as "walkUpLevels",
    ${countByLevel(fragment`is_in_question`)} as "levelsInQuestion",
    ${countByLevel(fragment`is_walk_up and is_in_question`)} as "walkUpLevelsInQuestion",
    count(*) filter (where is_raised)::int as raised,
    count(*) filter (where is_raised and is_in_question)::int as "raisedInQuestion"
  from counted join over using (device, shift_id)
  group by 1, 2, 3, 4`;

const nothingOpened = { opened: 0, answered: 0, unanswered: 0, cancelled: 0 };

/** The cells of a period, from shifts that are over. */
export const readCells = async (sql: Queries, days: Days, judged: Judged, atMs: number): Promise<readonly Cell[]> => {
  const stored = await selectCells(sql, days, judged, atMs);
  return stored.map(({ unitCode, windowNumber, staffNumber, part, ...row }) => {
    const { levelsInQuestion: levels, walkUpLevelsInQuestion: walkUpLevels, raisedInQuestion: raised, ...tally } = row;
    const inQuestion = { ...nothingOpened, levels, walkUpLevels, raised };
    return { unitCode, windowNumber, staffNumber, part, tally, inQuestion };
  });
};
