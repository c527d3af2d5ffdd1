import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Queries } from "../../../central/database/sql.ts";
import { compareSums } from "../../../central/figures/recompute/compare-sums.ts";
import { readPeers } from "../../../central/stars/read-peers.ts";
import { type Days, periodAround } from "../../../contract/office/figures/periods.ts";
import { untilWaiting } from "../../support/centre/lock-waits.ts";
import { runCommand } from "../../support/centre/run-command.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
beforeAll(async () => {
  centre = await startCentre();
});
beforeEach(() => centre.sql`delete from published_lines`);
afterAll(() => centre.stop());

/** Parts on both sides of the end of a month, a quarter and a year. */
const parts = ["2025-12-29", "2026-01-01", "2026-02-23", "2026-03-01", "2026-03-30", "2026-04-01"];
const periods = [
  ...["2025-12-29", "2026-01-01", "2026-02-23", "2026-03-01", "2026-04-01"].map((day) => periodAround("month", day)),
  ...["2025-12-29", "2026-01-01", "2026-04-01"].map((day) => periodAround("quarter", day)),
];

interface Line {
  readonly first_day: string;
  readonly kind: "all" | "unit" | "window" | "person";
  readonly unit_code: string;
  readonly key: string;
  readonly is_partial: boolean;
  readonly answered: number | null;
  readonly unanswered: number | null;
  readonly levels: readonly number[] | null;
}

const counts = fc.nat(40);
const anyLine: fc.Arbitrary<Line> = fc.record({
  first_day: fc.constantFrom(...parts),
  kind: fc.constantFrom("all", "unit", "window", "person"),
  unit_code: fc.constantFrom("", "A", "B"),
  key: fc.constantFrom("", "1"),
  is_partial: fc.boolean(),
  ...{ answered: counts, unanswered: counts, levels: fc.tuple(counts, counts, counts, counts, counts) },
});
const anyChange = fc.record({
  lines: fc.uniqueArray(
    fc.oneof(
      anyLine,
      anyLine.map((line) => ({ ...line, answered: null, unanswered: null, levels: null })),
    ),
    { selector: (line) => keyOf(line), maxLength: 12 },
  ),
  isGone: fc.boolean(),
});

const keyOf = ({ first_day, kind, unit_code, key }: Line): string => JSON.stringify([first_day, kind, unit_code, key]);

/** Stores lines in one statement, or deletes them. */
const change = async (lines: readonly Line[], isGone = false): Promise<void> => {
  const { sql } = centre;
  const given = sql.json(lines);
  if (isGone) {
    await sql`
      delete from published_lines using jsonb_populate_recordset(null::published_lines, ${given}) as given
      where (published_lines.first_day, published_lines.kind, published_lines.unit_code, published_lines.key)
        = (given.first_day, given.kind, given.unit_code, given.key)`;
    return;
  }
  await sql`
    insert into published_lines select * from jsonb_populate_recordset(null::published_lines, ${given})
    on conflict (kind, unit_code, key, first_day) do update
    set (answered, unanswered, levels) = (excluded.answered, excluded.unanswered, excluded.levels)`;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** The windows with ratings in these days, as text. */
const addedWindows = (lines: readonly Line[], { from, to }: Days): readonly string[] =>
  ["A", "B"].flatMap((unit) => {
    const mine = lines.filter(
      ({ kind, unit_code, key, first_day, levels }) =>
        kind === "window" && unit_code === unit && key === "1" && from <= first_day && first_day <= to && levels,
    );
    const levels = [0, 1, 2, 3, 4].map((level) => sum(mine.map((line) => line.levels?.[level] ?? 0)));
    const [answered, unanswered] = (["answered", "unanswered"] as const).map((name) =>
      sum(mine.map((line) => line[name] ?? 0)),
    );
    return sum(levels) === 0 ? [] : [JSON.stringify([unit, answered, unanswered, levels])];
  });

const storedWindows = async (days: Days): Promise<readonly string[]> =>
  (await readPeers(centre.sql, days, "windows", 1))
    .map(({ unitCode, tally }) => JSON.stringify([unitCode, tally?.answered, tally?.unanswered, tally?.levels]))
    .sort();

test("the peers of a month and a quarter are the sums of their lines, whichever were added, changed and deleted", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyChange, { minLength: 2, maxLength: 6 }), async (changes) => {
      await centre.sql`delete from published_lines`;
      const present = new Map<string, Line>();
      for (const { lines, isGone } of changes) {
        await change(lines, isGone);
        for (const line of lines) {
          if (isGone) present.delete(keyOf(line));
          else present.set(keyOf(line), line);
        }
      }
      for (const days of periods) {
        expect(await storedWindows(days)).toEqual(addedWindows([...present.values()], days));
        expect(await compareSums(centre.sql, days)).toEqual([]);
      }
    }),
    { numRuns: 25 },
  );
});

/** A line of a window in two parts of March, so that both are rows of the same sums. */
const inMarch = (unit_code: string, day: number): Line => ({
  ...{ first_day: `2026-03-0${day}`, kind: "window", unit_code, key: "1", is_partial: false },
  ...{ answered: 1, unanswered: 1, levels: [0, 0, 0, 0, 12] },
});

test("two centres that publish parts of one month at once wait for each other, and not in a circle", async () => {
  const { sql } = centre;
  await change(["A", "B"].flatMap((unit) => [inMarch(unit, 1), inMarch(unit, 2)]));
  const remove = (tx: Queries, unit: string, day: number) => tx`
    delete from published_lines where (unit_code, first_day) = (${unit}, ${`2026-03-0${day}`})`;
  let other: Promise<unknown> | undefined;
  await sql.begin(async (tx) => {
    await remove(tx, "A", 1);
    other = sql.begin(async (second) => {
      await remove(second, "B", 2);
      await remove(second, "A", 2);
    });
    await untilWaiting(sql, 1);
    await remove(tx, "B", 1);
  });
  await other;
  const march = periodAround("month", "2026-03-02");
  expect(await readPeers(sql, march, "windows", 1)).toEqual([]);
  expect(await compareSums(sql, march)).toEqual([]);
});

test("a rebuild adds the lines again where a person has changed the sums alone", async () => {
  await change([inMarch("A", 1), inMarch("A", 2), inMarch("B", 1)]);
  await centre.sql`update published_sums set answered = 9 where kind = 'window' and unit_code = 'A'`;
  await centre.sql`delete from published_sums where unit_code = 'B'`;
  const march = periodAround("month", "2026-03-02");
  const differing = (await compareSums(centre.sql, march)).map(({ unitCode, figure }) => `${unitCode} ${figure}`);
  expect(differing).toEqual(["A answered", "B answered", "B unanswered", "B levels 5"]);
  const rebuilt = await runCommand("rebuild-read-models", [], { DATABASE_URL: centre.databaseUrl });
  expect([rebuilt.code, rebuilt.errors]).toEqual([0, ""]);
  expect(await compareSums(centre.sql, march)).toEqual([]);
  expect(await storedWindows(march)).toEqual(addedWindows([inMarch("A", 1), inMarch("A", 2), inMarch("B", 1)], march));
});
