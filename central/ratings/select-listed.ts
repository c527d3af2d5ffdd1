import type { Scope } from "../../contract/office/accounts/permissions.ts";
import { countedRatings, type RatingFilters, type RatingsQuery } from "../../contract/office/ratings/ratings.ts";
import { within } from "../accounts/within-scope.ts";
import type { Queries } from "../database/sql.ts";
import { type Fragment, fragment } from "../database/statement.ts";
import { entryKey, newestFirst } from "../ledger/entry-key.ts";

const all = fragment`true`;

const levelIs = (level: RatingFilters["level"]): Fragment => {
  if (level === undefined) return all;
  return level === "negative" ? fragment`level is not null` : fragment`level = ${Number(level)}`;
};

/** The condition for rows of listed_ratings. An index begins with the tag, which is empty for all ratings. */
const fits = (query: RatingFilters, scope: Scope): Fragment => {
  const { from, to, unit, window, level, source, tag = "", comment, changed, flagged } = query;
  return fragment`tag_code = ${tag} and ${within(scope, fragment`unit_code`, fragment`window_number`)}
    and ${from === undefined ? all : fragment`day >= ${from}`} and ${to === undefined ? all : fragment`day <= ${to}`}
    and ${unit === undefined ? all : fragment`unit_code = ${unit}`}
    and ${window === undefined ? all : fragment`window_number = ${window}`}
    and ${levelIs(level)} and ${source === undefined ? all : fragment`source = ${source}`}
    and ${comment ? fragment`has_comment` : all} and ${changed ? fragment`is_changed` : all}
    and ${flagged ? fragment`is_questioned` : all}`;
};

const isByDay = ({ from, to }: RatingFilters): boolean => from !== undefined || to !== undefined;

/** The rows after one rating, whose place in the order is read from its entry. */
const follows = (query: RatingsQuery): Fragment => {
  if (query.after === undefined) return all;
  const position = entryKey(query.after);
  const receivedAt = fragment`(select received_at from ratings where (device, epoch, seq) = (${position}))`;
  const day = fragment`(select left(answered_at, 10) collate "C" from ratings where (device, epoch, seq) = (${position}))`;
  return isByDay(query)
    ? fragment`(day, received_at, device, epoch, seq) < (${day}, ${receivedAt}, ${position})`
    : fragment`(received_at, device, epoch, seq) < (${receivedAt}, ${position})`;
};

/** The ledger positions of the ratings that fit, and their `place` in the order; all where `limit` is null. */
export const selectListed = (query: RatingsQuery, scope: Scope, limit: number | null): Fragment => {
  const order = isByDay(query) ? fragment`day desc, ${newestFirst}` : newestFirst;
  return fragment`
    select device, epoch, seq, row_number() over (order by ${order}) as place
    from listed_ratings where ${fits(query, scope)} and ${follows(query)}
    order by ${order} limit ${limit}::bigint`;
};

/** How many ratings fit; null where they are more than are counted. */
export const countListed = async (sql: Queries, filters: RatingFilters, scope: Scope): Promise<number | null> => {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count
    from (select from listed_ratings where ${fits(filters, scope)} limit ${countedRatings + 1}) as listed`;
  return row && row.count <= countedRatings ? row.count : null;
};
