import type { ComplaintNumber } from "../../contract/complaint-number.ts";
import type { Scope } from "../../contract/office/accounts/permissions.ts";
import {
  type ComplaintRow,
  type ComplaintsQuery,
  type OfficeComplaints,
  type OfficeOpinions,
  type OpinionRow,
  type WrittenQuery,
  writtenAtOnce,
} from "../../contract/office/feedback.ts";
import { lastPosition } from "../../contract/office/ledger-position.ts";
import { dueAfter } from "../../contract/office/rectification/due-day.ts";
import type { Sealed } from "../../contract/sync/sealed.ts";
import type { ComplaintId } from "../../contract/words.ts";
import type { WorkCalendar } from "../../contract/working-days.ts";
import { within } from "../accounts/within-scope.ts";
import { readOwnCalendar } from "../calendar/read-calendar.ts";
import type { Centre } from "../centre.ts";
import { countRows } from "../database/count-rows.ts";
import type { Queries } from "../database/sql.ts";
import { type Fragment, fragment } from "../database/statement.ts";
import { type Opened, openSealed } from "../keys/open-sealed.ts";
import { arrivedBefore, newestFirst } from "../ledger/entry-key.ts";

type LedgerKey = Pick<OpinionRow, "device" | "epoch" | "seq">;

type Dated<Row> = Omit<Row, "receivedAt"> & { readonly receivedAt: Date };

interface StoredComplaint extends Omit<Dated<ComplaintRow>, "content" | "due"> {
  readonly answerDays: number | null;
  readonly complaintId: ComplaintId;
  readonly sealed: Sealed;
}

/** SQL: the rows of a table within the scope and of the query's unit. */
const isOfPlace = ({ unit }: WrittenQuery, scope: Scope): Fragment => fragment`
  ${within(scope, fragment`unit_code`, fragment`window_number`)}
  and ${unit === undefined ? fragment`true` : fragment`unit_code = ${unit}`}`;

/** The rows that are shown, of one more than that. */
const pageOf = <Row extends LedgerKey>(rows: readonly Row[]) => ({
  rows: rows.slice(0, writtenAtOnce),
  next: lastPosition(rows.slice(0, writtenAtOnce), rows.length > writtenAtOnce),
});

const columns = fragment`
  device, epoch, seq, unit_code as "unitCode", coalesce(units.name, jsonb_build_object('zh', unit_code)) as "unitName",
  window_number as "windowNumber", given_at as "givenAt", received_at as "receivedAt"`;

/** The entries of the opinion book by arrival, the newest first. */
export const readOpinions = async (sql: Queries, query: WrittenQuery, scope: Scope): Promise<OfficeOpinions> => {
  const place = isOfPlace(query, scope);
  const stored = await sql<Dated<OpinionRow>[]>`
    select ${columns}, opinion as text from opinions left join units on units.code = unit_code
    where ${place} and ${arrivedBefore(fragment`opinions`, query.after)} order by ${newestFirst} limit ${writtenAtOnce + 1}`;
  const { rows, next } = pageOf(stored);
  return {
    count: await countRows(sql, "opinions", place),
    rows: rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() })),
    next,
  };
};

/** Materialized: with the limit PostgreSQL could look for the number in all complaints, by their arrival. */
const numbered = (number: ComplaintNumber): Fragment => fragment`(
  with numbered as materialized (
    select * from complaints where acceptance is not null and acceptance ->> 'number' = ${number})
  select * from numbered)`;

const selectComplaints = (sql: Queries, query: ComplaintsQuery, scope: Scope): Promise<StoredComplaint[]> =>
  sql<StoredComplaint[]>`
  select ${columns}, complaint_id as "complaintId", sealed, (
      select items.number::int from items
      where (items.device, items.epoch, items.seq) = (complaints.device, complaints.epoch, complaints.seq) and is_listed) as item, acceptance ->> 'number' as number,
    acceptance ->> 'answerBy' as "answerBy", (acceptance ->> 'answerDays')::int as "answerDays"
  from ${query.number === undefined ? fragment`complaints` : fragment`${numbered(query.number)} as complaints`}
  left join units on units.code = unit_code
  where ${isOfPlace(query, scope)} and ${query.number === undefined ? arrivedBefore(fragment`complaints`, query.after) : fragment`true`}
  order by ${newestFirst} limit ${writtenAtOnce + 1}`;

type Content = ComplaintRow["content"];

/** The words alone: the contact stays sealed. */
const contentOf = (opened: Opened): Content =>
  opened.isOpen
    ? { isOpen: true, text: opened.words.text, hasContact: opened.words.contactPhone !== null }
    : { isOpen: false, reason: opened.reason };

const dueOf = ({ answerBy, answerDays, givenAt }: StoredComplaint, calendar: WorkCalendar): ComplaintRow["due"] => {
  if (answerBy !== null) return { day: answerBy, isProvisional: false };
  return answerDays === null ? null : dueAfter(givenAt.slice(0, 10), answerDays, calendar);
};

/**
 * Reads complaints by arrival, the newest first, or those of one number, opened. Opening takes milliseconds and the page
 * polls every five seconds: the words of the newest stay in memory as long as they are listed, and are stored nowhere.
 * Others are opened again at each poll.
 */
export const createComplaintsReader = ({ sealingKeys }: Pick<Centre, "sealingKeys">) => {
  let opened: ReadonlyMap<string, Content> = new Map();
  return async (sql: Queries, query: ComplaintsQuery, scope: Scope): Promise<OfficeComplaints> => {
    const listed = new Map<string, Content>();
    const rows: ComplaintRow[] = [];
    const { rows: stored, next } = pageOf(await selectComplaints(sql, query, scope));
    const calendar = await readOwnCalendar(sql);
    for (const complaint of stored) {
      const { complaintId, sealed, receivedAt, answerDays: _, ...row } = complaint;
      // The key is the entry's position, not the complaint's identifier, which is any text of a kiosk.
      const entry = `${row.device}/${row.epoch}/${row.seq}`;
      const content = opened.get(entry) ?? contentOf(await openSealed(sealingKeys, complaintId, sealed));
      listed.set(entry, content);
      rows.push({ ...row, receivedAt: receivedAt.toISOString(), due: dueOf(complaint, calendar), content });
    }
    if (query.number !== undefined) return { count: rows.length, rows, next: null };
    if (query.after === undefined) opened = listed;
    return { count: await countRows(sql, "complaints", isOfPlace(query, scope)), rows, next };
  };
};
