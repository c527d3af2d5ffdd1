import type { Scope } from "../../contract/office/accounts/permissions.ts";
import {
  type CommentRow,
  type CommentState,
  type CommentsQuery,
  commentKey,
  commentStates,
  commentsAtOnce,
  type OfficeComments,
} from "../../contract/office/public/comments.ts";
import { within } from "../accounts/within-scope.ts";
import type { Queries } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { dayAt } from "../figures/running-part.ts";
import { nothing, type Waiting } from "../today/need.ts";
import { decidable } from "./public-comments.ts";

interface Stored extends Omit<CommentRow, "givenOn" | "isPersonal" | "decidedAt"> {
  readonly givenAt: Date;
  readonly decidedAt: Date | null;
}

const state = fragment`case when is_shown then 'shown' when is_shown is null then 'waiting' else 'hidden' end`;

const order = fragment`(consented.given_at, device, epoch, seq, number)`;

/** SQL: behind a comment in the list. */
const behind = (key: string) => {
  const [device = "", epoch = "", seq = "", number = ""] = key.split("/");
  return fragment`${order} < (
    select given_at, device, epoch, seq, number from public_comments
    where (device, epoch, seq, number) = (${device}::uuid, ${epoch}::bigint, ${seq}::bigint, ${number}::smallint))`;
};

/** The comments of a scope that may be shown, the newest first. `isPersonal` is left to a reader of the whole roster. */
export const readComments = async (
  sql: Queries,
  query: CommentsQuery,
  scope: Scope,
  atMs: number,
): Promise<OfficeComments> => {
  const { tables, condition } = decidable(atMs);
  const { unit, after } = query;
  const isOfPlace = fragment`
    ${condition} and ${within(scope, fragment`consented.unit_code`, fragment`''::text`)}
    and ${unit === undefined ? fragment`true` : fragment`consented.unit_code = ${unit}`}`;
  const counted = await sql<{ state: CommentState; count: number }[]>`
    select ${state} as state, count(*)::int as count from ${tables} where ${isOfPlace} group by 1`;
  const rows = await sql<Stored[]>`
    select device, epoch, seq, number, step, consented.unit_code as "unitCode",
      coalesce(units.name, jsonb_build_object('zh', consented.unit_code)) as "unitName", follow_ups.comment as text,
      ${state} as state, reason, consented.given_at as "givenAt", decided_at as "decidedAt", decided_by as "decidedBy"
    from ${tables} left join units on units.code = consented.unit_code
    where ${isOfPlace} and ${query.state === undefined ? fragment`true` : fragment`${state} = ${query.state}`}
      and ${after === undefined ? fragment`true` : behind(after)}
    order by ${order} desc limit ${commentsAtOnce + 1}`;
  const shown = rows.slice(0, commentsAtOnce);
  const last = rows.length > commentsAtOnce ? shown.at(-1) : undefined;
  return {
    rows: shown.map(({ givenAt, decidedAt, ...row }) => ({
      ...row,
      isPersonal: false,
      givenOn: dayAt(givenAt.getTime()),
      decidedAt: decidedAt?.toISOString() ?? null,
    })),
    counts: Object.fromEntries(
      commentStates.map((each) => [each, counted.find((one) => one.state === each)?.count ?? 0]),
    ) as OfficeComments["counts"],
    next: last ? commentKey(last) : null,
  };
};

/** The comments of a scope about which no one has decided. */
export const countComments = async (sql: Queries, scope: Scope, atMs: number): Promise<Waiting> => {
  const { tables, condition } = decidable(atMs);
  const [row] = await sql<Waiting[]>`
    select count(*)::int as count, min(consented.given_at) as "oldestAt" from ${tables}
    where is_shown is null and ${condition} and ${within(scope, fragment`consented.unit_code`, fragment`''::text`)}`;
  return row ?? nothing;
};
