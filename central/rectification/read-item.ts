import type { FastifyRequest } from "fastify";
import type { Scope } from "../../contract/office/accounts/permissions.ts";
import type { Grant } from "../../contract/office/accounts/roles.ts";
import { type ItemEvent, makers } from "../../contract/office/rectification/item-events.ts";
import { takes } from "../../contract/office/rectification/item-step.ts";
import type { ItemHistoryRow, OfficeItem } from "../../contract/office/rectification/items.ts";
import type { Sealed } from "../../contract/sync/sealed.ts";
import type { ComplaintId } from "../../contract/words.ts";
import { readFor } from "../accounts/admit-callers.ts";
import { within } from "../accounts/within-scope.ts";
import type { Centre } from "../centre.ts";
import type { Queries } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { openSealed } from "../keys/open-sealed.ts";
import type { EntryKey } from "../ledger/quarantine.ts";
import { readRating } from "../ratings/read-ratings.ts";
import { type RoleFor, rolesAt } from "./acting-role.ts";
import { readAssignable } from "./assignable.ts";
import { readHelpsOfItem } from "./read-helps.ts";
import { itemColumns, itemRowOf, type StoredItem, shownDay } from "./read-items.ts";
import { causeNames, causesIn } from "./root-causes.ts";
import { stepTimes } from "./step-times.ts";

/** The newest looks that an item shows. */
const looksShown = 20;

/** null where no entry has opened the item. */
type Stored = StoredItem & { readonly entry: EntryKey | null };

const readHistory = async (sql: Queries, number: number): Promise<ItemHistoryRow[]> => {
  const rows = await sql<(Omit<ItemHistoryRow, "at"> & { at: Date })[]>`
    select number, at, event,
      case when made_by is not null then jsonb_build_object('name', made_by, 'role', role) end as by
    from item_events where item = ${number} order by number`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
};

/** Who has looked at an item, and opened its contact with which purpose, the newest first, each person once. */
const readLooks = async (sql: Queries, number: number): Promise<OfficeItem["looks"][number][]> => {
  const rows = await sql<{ at: Date; by: string; purpose: string | null }[]>`
    select max(access_log.at) as at, coalesce(accounts.name, actor) as by, purpose
    from access_log left join accounts on accounts.login = actor
    where action in ('item-read', 'contact-opened') and subject ->> 'item' = ${String(number)}
    group by 2, 3 order by 1 desc limit ${looksShown}`;
  return rows.map(({ at, ...look }) => ({ at: at.toISOString(), ...look }));
};

type Complaint = NonNullable<OfficeItem["complaint"]>;

const readComplaint = async (
  sql: Queries,
  { sealingKeys }: Pick<Centre, "sealingKeys">,
  { device, epoch, seq }: EntryKey,
): Promise<Complaint | null> => {
  const [row] = await sql<{ complaintId: ComplaintId; sealed: Sealed; number: string | null }[]>`
    select complaint_id as "complaintId", sealed, acceptance ->> 'number' as number from complaints
    where (device, epoch, seq) = (${device}::uuid, ${epoch}::bigint, ${seq}::bigint)`;
  if (!row) return null;
  const opened = await openSealed(sealingKeys, row.complaintId, row.sealed);
  return opened.isOpen ? { number: row.number, text: opened.words.text } : null;
};

/** The items of its unit with its root cause, opened in the quarter of its opening by the office's clock. */
const countRepeats = async (sql: Queries, { unitCode, openedAt, item }: StoredItem): Promise<number> => {
  if (item.rootCause === null) return 0;
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from items
    where is_listed and unit_code = ${unitCode} and root_cause = ${item.rootCause}
      and date_trunc('quarter', opened_at at time zone 'Asia/Shanghai')
        = date_trunc('quarter', ${openedAt}::timestamptz at time zone 'Asia/Shanghai')`;
  return row?.count ?? 0;
};

/** When the contact of a rating was erased; null where it is kept, or there was none. */
const readErasure = async (sql: Queries, { device, epoch, seq }: EntryKey): Promise<string | null> => {
  const [row] = await sql<{ at: Date | null }[]>`
    select max(erased_at) as at from contact_erasures
    where (device, epoch, seq) = (${device}::uuid, ${epoch}::bigint, ${seq}::bigint)`;
  return row?.at?.toISOString() ?? null;
};

/** The draft of this round: one that was returned, or of an earlier round, is none. */
const draftOf = (events: readonly ItemHistoryRow[], { item }: StoredItem): string | null => {
  if (!item.hasDraft) return null;
  const drafts = events
    .map(({ event }) => event)
    .filter((event): event is Extract<ItemEvent, { kind: "reply-drafted" }> => event.kind === "reply-drafted");
  return drafts.at(-1)?.text ?? null;
};

const stepsOf = ({ item }: StoredItem, roleFor: RoleFor): OfficeItem["steps"] =>
  (Object.keys(makers) as (keyof typeof makers)[]).filter(
    (kind) => kind !== "opened" && kind !== "called" && roleFor(kind) !== undefined && takes(item, kind),
  );

interface Asked {
  readonly number: number;
  readonly grants: readonly Grant[];
  readonly atMs: number;
}

/** The parts of an item that the reader's scope decides; undefined where the scope has none of this number. */
const readShown = async (tx: Queries, centre: Pick<Centre, "sealingKeys">, { number, atMs }: Asked, scope: Scope) => {
  const [stored] = await tx<Stored[]>`
    select ${itemColumns},
      case when device is not null then jsonb_build_object('device', device, 'epoch', epoch, 'seq', seq) end as entry
    from items
    left join units on units.code = items.unit_code
    where items.number = ${number} and is_listed
      and ${within(scope, fragment`items.unit_code`, fragment`items.window_number`)}`;
  if (!stored) return undefined;
  const { item, entry } = stored;
  return {
    stored,
    events: await readHistory(tx, number),
    helps: await readHelpsOfItem(tx, number, atMs),
    repeats: await countRepeats(tx, stored),
    rating: (entry && item.origin === "bad-rating" && (await readRating(tx, atMs, scope, entry))) || null,
    contactErasedAt: entry && item.hasContact && item.state === "closed" ? await readErasure(tx, entry) : null,
    complaint: entry && item.origin === "complaint" ? await readComplaint(tx, centre, entry) : null,
  };
};

/** One item for a request, with its history; undefined where its scope has none of this number. */
export const readItem = async (
  centre: Pick<Centre, "sql" | "sealingKeys">,
  request: FastifyRequest,
  asked: Asked,
): Promise<OfficeItem | undefined> => {
  const { sql } = centre;
  const shown = await readFor(sql, request, (tx, scope) => readShown(tx, centre, asked, scope));
  if (!shown) return undefined;
  const { stored, events, helps, repeats, rating, contactErasedAt, complaint } = shown;
  const { entry: _, ...listed } = stored;
  const { item } = listed;
  const roleFor = await rolesAt(sql, asked.grants, stored);
  const steps = stepsOf(stored, roleFor);
  const { rules } = (await stepTimes(sql))(new Date(asked.atMs));
  return {
    row: itemRowOf(listed, asked.atMs),
    seen: events.length,
    ...{ hasContact: item.hasContact, contactErasedAt },
    ...{ finding: item.finding, rootCause: item.rootCause, repeats },
    causes: causesIn(events, await causeNames(sql, rules)),
    ...{ verifyDue: shownDay(item.verifyDue), due: shownDay(item.due), firstDue: shownDay(item.firstDue) },
    callDue: item.callDue && shownDay(item.callDue),
    draft: draftOf(events, stored),
    isSigned: item.round === 1 ? null : item.isSigned,
    delayDays: typeof item.delay === "object" ? item.delay.days : null,
    tries: item.tries,
    ...{ rating, complaint, events, steps, helps },
    leads: roleFor("assigned") !== undefined,
    looks: await readLooks(sql, asked.number),
    assignable: steps.includes("assigned") ? await readAssignable(sql, stored) : [],
    rules,
  };
};
