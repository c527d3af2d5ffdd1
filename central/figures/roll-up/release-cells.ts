import type { Tally } from "../../../contract/office/figures/figures.ts";
import { type Days, weekPartOf } from "../../../contract/office/figures/periods.ts";
import type { Queries, Tx } from "../../database/sql.ts";
import type { Cell } from "../blocks.ts";
import { type DayCount, type Released, release } from "../running-part.ts";
import { groupBy } from "../signals/arrange.ts";
import { emptyTally } from "../tally.ts";
import { addedUp } from "./added-up.ts";

type Place = Pick<Cell, "unitCode" | "windowNumber" | "staffNumber">;
type StoredRelease = Place & Tally & Pick<Released, "ends"> & { readonly part: string };

const idOf = ({ unitCode, windowNumber, staffNumber }: Place): string =>
  JSON.stringify([unitCode, windowNumber, staffNumber]);

const selectReleased = (sql: Queries, { from, to }: Days) => sql<StoredRelease[]>`
  select first_day as part, unit_code as "unitCode", window_number as "windowNumber", staff_number as "staffNumber",
    ends, opened, answered, unanswered, cancelled, levels, walk_up_levels as "walkUpLevels", raised
  from released_cells where first_day between ${from} and ${to}
  order by first_day, unit_code collate "C", window_number collate "C", staff_number collate "C"`;

/** The cells that are told of the parts that begin in these days and are not over. */
export const readReleased = async (sql: Queries, days: Days): Promise<readonly Cell[]> =>
  (await selectReleased(sql, days)).map(({ part, unitCode, windowNumber, staffNumber, ends: _, ...tally }) => ({
    ...{ part, unitCode, windowNumber, staffNumber, tally },
    inQuestion: emptyTally,
  }));

const readDays = (tx: Tx, { from, to }: Days) => tx<(Place & Tally & { readonly day: string })[]>`
  select unit_code as "unitCode", window_number as "windowNumber", staff_number as "staffNumber", day, ${addedUp}
  from figure_cells where day between ${from} and ${to} group by 1, 2, 3, 4`;

const rowOf = (first_day: string, { unitCode, windowNumber, staffNumber }: Place, { ends, tally }: Released) => ({
  ...{ first_day, unit_code: unitCode, window_number: windowNumber, staff_number: staffNumber, ends },
  ...{ opened: tally.opened, answered: tally.answered, unanswered: tally.unanswered, cancelled: tally.cancelled },
  ...{ levels: tally.levels, walk_up_levels: tally.walkUpLevels, raised: tally.raised },
});

/** Tells more of a running part, as far as that gives no person away. */
export const releaseCells = async (tx: Tx, firstDay: string): Promise<void> => {
  const part = weekPartOf(firstDay);
  const stored = await selectReleased(tx, { from: firstDay, to: firstDay });
  const before = new Map(
    stored.map(({ ends, ...row }): readonly [string, Released] => [idOf(row), { ends, tally: row }]),
  );
  const rows = [...groupBy(await readDays(tx, part), idOf)].flatMap(([id, group]) => {
    const [place] = group;
    const days = group.map(({ day, ...tally }): DayCount => ({ day, tally }));
    const [was, now] = [before.get(id), release(days, before.get(id))];
    return place && now && now !== was ? [rowOf(firstDay, place, now)] : [];
  });
  await tx`
    insert into released_cells select * from jsonb_populate_recordset(null::released_cells, ${tx.json(rows)})
    on conflict (first_day, unit_code, window_number, staff_number) do update set
      (ends, opened, answered, unanswered, cancelled, levels, walk_up_levels, raised)
        = (excluded.ends, excluded.opened, excluded.answered, excluded.unanswered, excluded.cancelled, excluded.levels,
          excluded.walk_up_levels, excluded.raised)`;
};
