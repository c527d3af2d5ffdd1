import type { Scope } from "../../contract/office/accounts/permissions.ts";
import {
  type CardRow,
  type CardStep,
  type CardsQuery,
  cardSteps,
  cardsAtOnce,
  type OfficeCards,
} from "../../contract/office/public/cards.ts";
import { within } from "../accounts/within-scope.ts";
import type { Queries } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { nothing, type Waiting } from "../today/need.ts";

type Stored = Omit<CardRow, "sentAt" | "at"> & { readonly sentAt: Date; readonly at: Date };

const isOfScope = (scope: Scope) => within(scope, fragment`unit_code`, fragment`''::text`);

/** SQL: the order of a list, and the cards behind one of it. Those that wait are in turn. */
const newestFirst = {
  order: fragment`made_at desc, id desc`,
  behind: (card: string) => fragment`(made_at, id) < (select made_at, id from public_cards where id = ${card})`,
};
const inTurn: typeof newestFirst = {
  order: fragment`made_at, id`,
  behind: (card) => fragment`(made_at, id) > (select made_at, id from public_cards where id = ${card})`,
};

/** The cards of a scope. `isWithheld` is left to a reader of the whole roster. */
export const readCards = async (sql: Queries, query: CardsQuery, scope: Scope): Promise<OfficeCards> => {
  const { unit, state, after } = query;
  const { order, behind } = state === "sent" ? inTurn : newestFirst;
  const isOfPlace = fragment`
    ${isOfScope(scope)} and ${unit === undefined ? fragment`true` : fragment`unit_code = ${unit}`}`;
  const counted = await sql<{ state: CardStep; count: number }[]>`
    select state, count(*)::int as count from present_cards where ${isOfPlace} group by state`;
  const rows = await sql<Stored[]>`
    select id, step, unit_code as "unitCode", coalesce(units.name, jsonb_build_object('zh', unit_code)) as "unitName",
      state, month, title, said, changed, false as "isWithheld", reason, sent_at as "sentAt", sent_by as "sentBy",
      at, made_by as by
    from present_cards left join units on units.code = unit_code
    where ${isOfPlace} and ${state === undefined ? fragment`true` : fragment`state = ${state}`}
      and ${after === undefined ? fragment`true` : behind(after)}
    order by ${order} limit ${cardsAtOnce + 1}`;
  const shown = rows.slice(0, cardsAtOnce);
  return {
    rows: shown.map(({ sentAt, at, ...row }) => ({ ...row, sentAt: sentAt.toISOString(), at: at.toISOString() })),
    counts: Object.fromEntries(
      cardSteps.map((each) => [each, counted.find((one) => one.state === each)?.count ?? 0]),
    ) as OfficeCards["counts"],
    next: rows.length > cardsAtOnce ? (shown.at(-1)?.id ?? null) : null,
  };
};

/** The cards of a scope in a state. */
export const countCards = async (sql: Queries, scope: Scope, state: CardStep): Promise<Waiting> => {
  const [row] = await sql<Waiting[]>`
    select count(*)::int as count, min(at) as "oldestAt" from present_cards where state = ${state} and ${isOfScope(scope)}`;
  return row ?? nothing;
};
