import type { Scope } from "../../contract/office/accounts/permissions.ts";
import { type FiguresBy, type LevelCounts, linesAtOnce } from "../../contract/office/figures/figures.ts";
import type { Erratum } from "../../contract/office/stars/star-months.ts";
import type { Rated, StarLine } from "../../contract/office/stars/stars.ts";
import type { LocalText } from "../../contract/words.ts";
import { within } from "../accounts/within-scope.ts";
import type { Queries } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { inOrder, isAfter, kinds, type LinesAsked } from "../figures/read-published.ts";

interface StoredStars {
  readonly unitCode: string;
  readonly unitName: LocalText;
  readonly key: string;
  readonly staffName: LocalText | null;
  readonly isPartial: boolean;
  readonly answered: number | null;
  readonly unanswered: number | null;
  readonly levels: LevelCounts | null;
  readonly state: StarLine["state"];
  readonly rated: Rated | null;
}

type Asked = Omit<LinesAsked, "days" | "flagged"> & { readonly month: string };
/** The lines of a table of a frozen month that a person asks for. */
export type LineFilters = Pick<Asked, "month" | "scope" | "by" | "unit">;

type StoredErratum = Omit<Erratum, "key" | "foundAt"> & { readonly key: string; readonly foundAt: Date };

const erratumColumns = fragment`
  id, unit_code as "unitCode", unit_name as "unitName", key, staff_name as "staffName", found_at as "foundAt", before,
  after`;

const erratumOf = ({ key, foundAt, ...rest }: StoredErratum): Erratum => ({
  ...rest,
  key: key === "" ? null : key,
  foundAt: foundAt.toISOString(),
});

const ofPlace = (scope: Scope, by: FiguresBy) =>
  within(scope, fragment`unit_code`, by === "windows" ? fragment`key` : fragment`null::text`);

/** SQL: the condition for rows of this table. */
const areIn = ({ month, scope, by, unit }: LineFilters) => fragment`
  month = ${month} and kind = ${kinds[by]} and (${unit}::text is null or unit_code = ${unit})
  and ${ofPlace(scope, by)}`;

/** A month that was frozen before places knew matters has the places among all of a kind. */
const ratedIn = (rated: Rated | null): Rated | null =>
  rated && { ...rated, place: { ...rated.place, matter: rated.place.matter ?? null } };

const lineOf = ({ key, answered, unanswered, levels, rated, ...line }: StoredStars): StarLine => ({
  ...line,
  rated: ratedIn(rated),
  key: key === "" ? null : key,
  counts: answered === null || unanswered === null || levels === null ? null : { answered, unanswered, levels },
});

/** Lines of a frozen month, in the order of a table. */
export const readFrozen = async (sql: Queries, asked: Asked): Promise<readonly StarLine[]> => {
  const { after, limit } = asked;
  const stored = await sql<StoredStars[]>`
    select unit_code as "unitCode", unit_name as "unitName", key, staff_name as "staffName", is_partial as "isPartial",
      answered, unanswered, levels, state, rated
    from frozen_stars
    where ${areIn(asked)} and ${isAfter(after)}
    order by ${inOrder} limit ${limit}`;
  return stored.map(lineOf);
};

/** The last erratum of each line of a frozen month that has one. */
export const readLastErrata = async (sql: Queries, asked: LineFilters): Promise<readonly Erratum[]> => {
  const stored = await sql<StoredErratum[]>`
    select distinct on (unit_code, key) ${erratumColumns}
    from star_errata
    where ${areIn(asked)}
    order by unit_code, key, id desc`;
  return stored.map(erratumOf);
};

/** The newest errata of a frozen month, at most `linesAtOnce`. */
export const readErrata = async (sql: Queries, asked: LineFilters): Promise<readonly Erratum[]> => {
  const stored = await sql<StoredErratum[]>`
    select ${erratumColumns} from star_errata
    where ${areIn(asked)}
    order by id desc limit ${linesAtOnce}`;
  return stored.map(erratumOf);
};
