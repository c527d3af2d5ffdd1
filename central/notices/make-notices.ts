import { randomUUID } from "node:crypto";
import type { WorkNotice } from "../../contract/office/notices/notices.ts";
import { readOwnCalendar } from "../calendar/read-calendar.ts";
import type { Queries, Sql, Tx } from "../database/sql.ts";
import { dueDigests } from "../digests/due-digests.ts";
import { dayAt } from "../figures/running-part.ts";
import { readLateBefore } from "../rectification/late-items.ts";

interface UnitCounts {
  readonly unitCode: string;
  readonly opened: number;
  readonly soon: number;
  readonly over: number;
  readonly late: number;
  readonly veryLate: number;
}

const dayMs = 86_400_000;
/** A notice that was not received within a day is given up: the next one has newer counts. */
const patienceMs = dayMs;

/** Midnight of a day in Beijing. */
const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

/** The units whose items ask for work, or were opened from `since` up to `day`. Items of a running shift are no part. */
const countWork = async (sql: Queries, since: string, day: string, nowMs: number): Promise<readonly UnitCounts[]> => {
  const [today, tomorrow] = [dayAt(nowMs), dayAt(nowMs + dayMs)];
  const [late, veryLate] = [await readLateBefore(sql, "late", nowMs), await readLateBefore(sql, "very-late", nowMs)];
  const counted = await sql<UnitCounts[]>`
    select unit_code as "unitCode",
      (count(*) filter (where opened_at >= ${startOf(since)} and opened_at < ${startOf(day)}))::int as opened,
      (count(*) filter (where due_day between ${today} and ${tomorrow}))::int as soon,
      (count(*) filter (where due_day < ${today}))::int as over,
      (count(*) filter (where due_day < ${late}))::int as late,
      (count(*) filter (where due_day < ${veryLate}))::int as "veryLate"
    from items where is_listed and (state <> 'closed' or opened_at >= ${startOf(since)})
    group by unit_code order by unit_code`;
  return counted.filter(({ opened, soon, over }) => opened + soon + over > 0);
};

interface Round {
  readonly day: string;
  readonly nowMs: number;
  /** The address of the office's pages, without a slash at its end. */
  readonly officeUrl: string;
}

const noticeOf = ({ unitCode, opened, soon, over, late, veryLate }: UnitCounts, round: Round): WorkNotice => {
  const linked = (count: number, due?: string) => {
    const query = new URLSearchParams({ unit: unitCode, ...(due && { due }) });
    return { count, url: `${round.officeUrl}/#/items?${query}` };
  };
  return {
    type: "work",
    v: 1,
    id: randomUUID(),
    day: round.day,
    madeAt: new Date(round.nowMs).toISOString(),
    unitCode,
    counts: {
      opened: linked(opened),
      soon: linked(soon, "soon"),
      over: linked(over, "over"),
      late: linked(late, "late"),
      veryLate: linked(veryLate, "very-late"),
    },
  };
};

const makeRound = async (tx: Tx, round: Round): Promise<void> => {
  const { day, nowMs } = round;
  const at = new Date(nowMs);
  const [former] = await tx<{ day: string | null }[]>`select max(day) as day from notice_rounds where day < ${day}`;
  const made = await tx`insert into notice_rounds (day, made_at) values (${day}, ${at}) on conflict do nothing`;
  if (made.count === 0) return;
  const since = former?.day ?? dayAt(startOf(day).getTime() - dayMs);
  const rows = (await countWork(tx, since, day, nowMs)).map((counts) => {
    const notice = noticeOf(counts, round);
    return { id: notice.id, unit_code: notice.unitCode, body_json: JSON.stringify(notice) };
  });
  await tx`
    insert into notices (id, day, unit_code, body_json, next_at, give_up_at)
    select id, ${day}, unit_code, body_json, ${at}, ${new Date(nowMs + patienceMs)}
    from jsonb_to_recordset(${tx.json(rows)}) as given (id uuid, unit_code text, body_json text)`;
};

/** Makes the notices of the last working day, from its morning on, once for all centres. */
export const makeNotices = async (sql: Sql, nowMs: number, officeUrl: string): Promise<void> => {
  const due = dueDigests(nowMs, await readOwnCalendar(sql)).find(({ period }) => period === "day");
  if (!due) return;
  const day = due.days.from;
  const [made] = await sql`select from notice_rounds where day = ${day}`;
  if (!made) await sql.begin((tx) => makeRound(tx, { day, nowMs, officeUrl }));
};
