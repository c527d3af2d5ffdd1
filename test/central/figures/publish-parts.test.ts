import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tx } from "../../../central/database/sql.ts";
import { publishNextPart } from "../../../central/figures/roll-up/publish-parts.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
beforeAll(async () => {
  centre = await startCentre();
});
afterAll(() => centre.stop());

const units = ["A", "B", "C", "D", "E", "F", "G", "H"];

/** In each unit a window with three ratings, and five with twelve: one of these has to be hidden with it. */
const cells = units.flatMap((unit_code) =>
  [1, 2, 3, 4, 5, 6].map((number) => ({
    ...{ device: crypto.randomUUID(), shift_id: crypto.randomUUID(), day: "2026-03-02" },
    ...{ unit_code, window_number: String(number), staff_number: "1001" },
    ...{ opened: 0, answered: 0, unanswered: 0, cancelled: 0, raised: 0 },
    ...{ levels: [0, 0, 0, 0, number === 6 ? 3 : 12], walk_up_levels: [0, 0, 0, 0, 0] },
    ...{ questioned_levels: [0, 0, 0, 0, 0], questioned_walk_up_levels: [0, 0, 0, 0, 0], questioned_raised: 0 },
  })),
);

/** Publishes with one of the planner's ways to group switched off, and returns the hidden windows. */
const publishedWithout = async (setting: string) => {
  const { sql } = centre;
  const begin = <Done>(work: (tx: Tx) => Promise<Done>): Promise<Done> =>
    sql.begin(async (tx) => {
      await tx`select set_config(${setting}, 'off', true)`;
      return work(tx);
    });
  await sql`delete from published_lines`;
  await sql`insert into touched_parts values ('2026-03-02')`;
  expect(await publishNextPart(Object.create(sql, { begin: { value: begin } }), new Date("2026-04-01"))).toBe(true);
  return sql<{ unit: string; number: string }[]>`
    select unit_code as unit, key as number from published_lines
    where kind = 'window' and key <> '' and opened is null order by 1, 2`;
};

test("of windows that are equally small the same one is hidden, however the database groups", async () => {
  await centre.sql`
    insert into figure_cells select * from jsonb_populate_recordset(null::figure_cells, ${centre.sql.json(cells)})`;
  const expected = units.flatMap((unit) => ["1", "6"].map((number) => ({ unit, number })));
  expect([...(await publishedWithout("enable_hashagg"))]).toEqual(expected);
  expect([...(await publishedWithout("enable_sort"))]).toEqual(expected);
});
