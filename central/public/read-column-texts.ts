import type { CardTexts } from "../../contract/office/public/cards.ts";
import { type ColumnTexts, shownCards, shownComments } from "../../contract/office/public/column.ts";
import { type HidingReason, hidingReasons } from "../../contract/office/public/comments.ts";
import type { Centre } from "../centre.ts";
import type { Queries } from "../database/sql.ts";
import { dayAt } from "../figures/running-part.ts";
import { readNamesOf } from "../roster/names.ts";
import { decidable } from "./public-comments.ts";
import { arePersonal } from "./refuse-personal-data.ts";

const selectCards = (sql: Queries, unitCode: string): Promise<CardTexts[]> => sql<CardTexts[]>`
  select month, title, said, changed from present_cards where unit_code = ${unitCode} and state = 'approved'
  order by month desc, at desc limit ${shownCards}`;

/** The newest shown ones, and how many there are by decision. */
const selectComments = async (sql: Queries, unitCode: string, atMs: number) => {
  const { tables, condition } = decidable(atMs);
  const shown = await sql<{ text: string; givenAt: Date }[]>`
    select follow_ups.comment as text, consented.given_at as "givenAt" from ${tables}
    where consented.unit_code = ${unitCode} and is_shown and ${condition}
    order by consented.given_at desc limit ${shownComments}`;
  const counted = await sql<{ isShown: boolean | null; reason: HidingReason | null; count: number }[]>`
    select is_shown as "isShown", reason, count(*)::int as count from ${tables}
    where consented.unit_code = ${unitCode} and ${condition} group by 1, 2`;
  return { shown, counted };
};

/** Keeps the texts without personal data: the roster may have changed since a person decided. */
const keepImpersonal = async <Row>(
  sql: Queries,
  unitCode: string,
  rows: readonly Row[],
  textsOf: (row: Row) => readonly string[],
): Promise<Row[]> => {
  const found = await arePersonal(
    sql,
    unitCode,
    rows.map((row) => textsOf(row).join("\n")),
  );
  return rows.filter((_, index) => !found[index]);
};

/** 你说我改 and the comments of a unit, as everybody reads them. A withheld comment counts as hidden: 个人信息. */
export const readColumnTexts = async ({ sql, clock }: Centre, unitCode: string): Promise<ColumnTexts> => {
  const { shown, counted } = await selectComments(sql, unitCode, clock());
  const cards = await keepImpersonal(sql, unitCode, await selectCards(sql, unitCode), ({ title, said, changed }) => [
    title,
    said,
    changed,
  ]);
  const comments = await keepImpersonal(sql, unitCode, shown, ({ text }) => [text]);
  const countOf = (isShown: boolean | null, reason: HidingReason | null = null): number =>
    counted.find((row) => row.isShown === isShown && row.reason === reason)?.count ?? 0;
  const withheld = shown.length - comments.length;
  const hidden = Object.fromEntries(
    hidingReasons.map((reason) => [reason, countOf(false, reason) + (reason === "personal" ? withheld : 0)]),
  ) as ColumnTexts["counts"]["hidden"];
  const names = await readNamesOf(sql, [unitCode], []);
  return {
    unitCode,
    unitName: names.unit(unitCode),
    cards,
    comments: comments.map(({ text, givenAt }) => ({ month: dayAt(givenAt.getTime()).slice(0, 7), text })),
    counts: { shown: countOf(true) - withheld, waiting: countOf(null), hidden },
  };
};
