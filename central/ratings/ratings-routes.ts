import type { FastifyInstance } from "fastify";
import type { Scope } from "../../contract/office/accounts/permissions.ts";
import { ListedDays } from "../../contract/office/figures/figures.ts";
import type { Days } from "../../contract/office/figures/periods.ts";
import { officePaths } from "../../contract/office/office-paths.ts";
import { contestedQuestion } from "../../contract/office/ratings/contested-services.ts";
import { listedMatters, type OfficeMatters, type ShownMatter } from "../../contract/office/ratings/shown-matters.ts";
import { logLook, shownOf } from "../accounts/access-log.ts";
import { callerOf, may, readFor } from "../accounts/admit-callers.ts";
import { within } from "../accounts/within-scope.ts";
import type { Centre } from "../centre.ts";
import type { Queries } from "../database/sql.ts";
import { type Fragment, fragment } from "../database/statement.ts";
import { refuseQuery } from "../http/refuse-input.ts";
import { readLevels } from "../policy/level-words.ts";
import { addClaimVerdictsRoute } from "./claim-verdicts-route.ts";
import { addFollowUpPhotoRoute } from "./follow-up-photo-route.ts";
import { readContestedServices } from "./read-contested-services.ts";

/**
 * Blanks and the characters that Unicode 16 calls Default_Ignorable_Code_Point, as a regular expression of
 * PostgreSQL's, which does not know this property. They are invisible in a text, or nearly so.
 */
export const blankOrUnseen = String.raw`[\s\u00ad\u034f\u061c\u115f-\u1160\u17b4-\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]`;

/** The form for comparisons: case, width, blanks and invisible characters hide no word. */
const plain = (text: Fragment) => fragment`regexp_replace(lower(normalize(${text}, NFKC)), ${blankOrUnseen}, '', 'g')`;

/**
 * SQL: the ratings of these days, by the device's date. An index serves it behind row-level security, which comes before
 * every condition that calls a function. "~" follows the "T" of a time.
 */
const answeredIn = ({ from, to }: Days) =>
  fragment`answered_at collate "C" >= ${from} and answered_at collate "C" < ${`${to}~`}`;

/**
 * The matters shown above the levels in these days, by window; those most worth checking first. Of the many matters of a
 * city only those are sorted that have fewer rows before them than are listed.
 */
const readMatters = async (sql: Queries, days: Days, scope: Scope): Promise<OfficeMatters> => {
  const levels = await readLevels(sql);
  const words = levels.flatMap(({ text: { zh, en } }) => [zh, ...(en === undefined ? [] : [en])]);
  const rows = await sql<(ShownMatter & { count: number })[]>`
    with words as materialized (
      select distinct ${plain(fragment`text`)} as word from unnest(${words}::text[]) as given (text)
    ), shown as materialized (
      select matter_name, unit_code, window_number, count(*)::int as ratings,
        bool_or(source = 'staff-console') as is_typed, left(max(answered_at collate "C"), 10) as last_day
      from ratings
      where matter_name is not null and ${answeredIn(days)}
        and ${within(scope, fragment`unit_code`, fragment`window_number`)}
      group by matter_name, unit_code, window_number
    ), named as (
      select matter_name, count(*)::int as windows, ${plain(fragment`matter_name`)} as plain_name
      from shown group by matter_name
    ), judged as (
      select matter_name, windows,
        exists (select from words where word <> '' and strpos(plain_name, word) > 0) as names_level
      from named
    ), matters as materialized (
      select *, (sum(windows) over ())::int as count, coalesce(sum(windows) over (
        order by names_level desc, windows groups between unbounded preceding and 1 preceding), 0) as rows_before
      from judged
    ), listed as (
      select * from shown join matters using (matter_name) where rows_before < ${listedMatters}
    )
    select matter_name as text, names_level as "namesLevel", unit_code as "unitCode",
      coalesce((select name from units where code = unit_code), jsonb_build_object('zh', unit_code)) as "unitName",
      window_number as "windowNumber", is_typed as "isTyped", windows, ratings, last_day as "lastDay", count
    from listed
    order by names_level desc, windows, is_typed desc, ratings desc, matter_name, unit_code, window_number
    limit ${listedMatters}`;
  return { ...days, count: rows[0]?.count ?? 0, matters: rows.map(({ count: _, ...matter }) => matter) };
};

/** The services that two windows rated, and the matters shown above the levels. */
export const addRatingsRoutes = (scope: FastifyInstance, centre: Centre): void => {
  const { sql } = centre;
  scope.get(contestedQuestion.path, may("decide-claims"), async (request) => {
    const services = await readContestedServices(sql);
    const shown = shownOf(
      services.flatMap(({ claims }) => claims),
      undefined,
    );
    await logLook(sql, callerOf(request), { action: "contested-services-read" }, shown);
    return services;
  });
  scope.get(officePaths.matters, may("read-ratings"), async (request, reply) => {
    const range = ListedDays.safeParse(request.query);
    return range.success
      ? readFor(sql, request, (tx, place) => readMatters(tx, range.data, place))
      : refuseQuery(reply, range.error);
  });
  addClaimVerdictsRoute(scope, centre);
  addFollowUpPhotoRoute(scope, centre);
};
