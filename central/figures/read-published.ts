import type { Scope } from "../../contract/office/accounts/permissions.ts";
import type { FiguresBy, FlaggedRatings, LevelCounts, Tally } from "../../contract/office/figures/figures.ts";
import type { Days } from "../../contract/office/figures/periods.ts";
import { within } from "../accounts/within-scope.ts";
import type { Queries } from "../database/sql.ts";
import { type Fragment, fragment } from "../database/statement.ts";
import type { Counted, Line } from "./publish.ts";
import { addedByLevel, addedUp } from "./roll-up/added-up.ts";
import { emptyTally, ratingsIn } from "./tally.ts";

type Nullable<Of> = { readonly [Key in keyof Of]: Of[Key] | null };

interface StoredCounts extends Nullable<Tally> {
  readonly toldWalkUps: LevelCounts | null;
}

interface StoredLine extends StoredCounts {
  readonly unitCode: string;
  readonly key: string;
  readonly isPartial: boolean;
}

const toldIn = (column: Fragment) => fragment`${addedByLevel(column)} as "toldWalkUps"`;

/** SQL: the columns of `StoredCounts`, with all ratings or without those in question. */
const countsOf = (flagged: FlaggedRatings): Fragment =>
  flagged === "with"
    ? fragment`${addedUp}, ${toldIn(fragment`told_walk_up_levels`)}`
    : fragment`
        sum(opened)::int as opened, sum(answered)::int as answered, sum(unanswered)::int as unanswered,
        sum(cancelled)::int as cancelled, ${addedByLevel(fragment`unquestioned_levels`)} as levels,
        ${addedByLevel(fragment`unquestioned_walk_up_levels`)} as "walkUpLevels", sum(unquestioned_raised)::int as raised,
        ${toldIn(fragment`unquestioned_told_walk_up_levels`)}`;

/** Null where no part of the period may be published, and where every rating is in question. */
const tallyOf = ({ opened, answered, unanswered, cancelled, levels, walkUpLevels, raised }: StoredCounts) => {
  if (opened === null) return null;
  const tally = { opened, answered, unanswered, cancelled, levels, walkUpLevels, raised } as Tally;
  return ratingsIn(tally) === 0 ? null : tally;
};

const lineOf = (line: StoredLine): Line => ({
  unitCode: line.unitCode || null,
  key: line.key || null,
  tally: tallyOf(line),
  toldWalkUps: line.toldWalkUps ?? emptyTally.levels,
  isPartial: line.isPartial,
});

/** The kinds of published lines, by the table that has them. */
export const kinds = { units: "unit", windows: "window", staff: "person" } as const satisfies Record<FiguresBy, string>;

/** The place of a line in its table. */
export type LineKey = Pick<Line, "unitCode" | "key">;

export interface LinesAsked {
  readonly scope: Scope;
  readonly days: Days;
  readonly flagged: FlaggedRatings;
  readonly by: FiguresBy;
  readonly unit: string | null;
  readonly after: LineKey | null;
  readonly limit: number;
}

/** SQL: by unit, 其余 last, numbers before letters, window 10 after window 9. */
export const inOrder = fragment`unit_code, key = '', key !~ '^[0-9]', length(key), key`;

/** SQL: the lines that follow `after` in that order; every line for null. */
export const isAfter = (after: LineKey | null): Fragment => {
  if (after === null) return fragment`true`;
  const [unitCode, key] = [after.unitCode ?? "", after.key ?? ""];
  return fragment`(${inOrder})
    > (${unitCode}, ${key === ""}, ${!/^[0-9]/.test(key)}, length(${key}::text), ${key}::text)`;
};

/** Lines of a week, month or quarter, from the roll-ups, in the order of a table. */
export const readLines = async (
  sql: Queries,
  { scope, days: { from, to }, flagged, by, unit, after, limit }: LinesAsked,
): Promise<readonly Line[]> => {
  const stored = await sql<StoredLine[]>`
    select unit_code as "unitCode", key, bool_or(is_partial) as "isPartial", ${countsOf(flagged)}
    from published_lines
    where kind = ${kinds[by]} and first_day between ${from} and ${to} and unit_code <> ''
      and ${unit === null ? fragment`true` : fragment`unit_code = ${unit}`}
      and ${within(scope, fragment`unit_code`, by === "windows" ? fragment`key` : fragment`null::text`)}
      and ${isAfter(after)}
    group by ${inOrder} order by ${inOrder} limit ${limit}`;
  return stored.map(lineOf);
};

/** The line 其余 of all units; none where every unit has a line of its own. */
export const readRestOfUnits = async (
  sql: Queries,
  { from, to }: Days,
  flagged: FlaggedRatings,
): Promise<readonly Line[]> => {
  const stored = await sql<StoredLine[]>`
    select unit_code as "unitCode", key, bool_or(is_partial) as "isPartial", ${countsOf(flagged)}
    from published_lines where kind = 'unit' and unit_code = '' and first_day between ${from} and ${to}
    group by unit_code, key`;
  return stored.map(lineOf);
};

const countedIn = (stored: StoredCounts | undefined): Counted =>
  stored
    ? { tally: tallyOf(stored), toldWalkUps: stored.toldWalkUps ?? emptyTally.levels }
    : { tally: emptyTally, toldWalkUps: emptyTally.levels };

/** The whole office, a unit, or a window of it; null for all. */
export interface PlaceOfWhole {
  readonly unit: string | null;
  readonly window: string | null;
}

const kindOfPlace = ({ unit, window }: PlaceOfWhole): string =>
  window !== null ? kinds.windows : unit !== null ? kinds.units : "all";

/** The whole office, a unit or a window in each of these periods. */
export const readPoints = async (
  sql: Queries,
  periods: readonly Days[],
  unit: string | null,
  window: string | null,
): Promise<readonly Counted[]> => {
  const kind = kindOfPlace({ unit, window });
  const stored = await sql<(StoredCounts & { readonly from: string })[]>`
    select "from", ${countsOf("with")}
    from jsonb_to_recordset(${sql.json(periods)}) as period ("from" text, "to" text)
    join published_lines on first_day between "from" and "to"
    where kind = ${kind} and unit_code = ${unit ?? ""} and key = ${window ?? ""}
    group by "from"`;
  const byFirstDay = new Map(stored.map((row) => [row.from, row]));
  return periods.map(({ from }) => countedIn(byFirstDay.get(from)));
};

/** The sum of the whole office, a unit or a window. */
export const readWhole = async (
  sql: Queries,
  { from, to }: Days,
  flagged: FlaggedRatings,
  place: PlaceOfWhole,
): Promise<Counted> => {
  const [stored] = await sql<StoredCounts[]>`
    select ${countsOf(flagged)} from published_lines
    where kind = ${kindOfPlace(place)} and unit_code = ${place.unit ?? ""} and key = ${place.window ?? ""}
      and first_day between ${from} and ${to}
    having count(*) > 0`;
  return countedIn(stored);
};
