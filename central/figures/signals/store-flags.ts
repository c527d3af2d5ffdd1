import { sha256Hex } from "../../../contract/node/hash.ts";
import { fewestRatingsOfPerson } from "../../../contract/office/figures/figures.ts";
import type { Tx } from "../../database/sql.ts";
import { type Fragment, fragment } from "../../database/statement.ts";
import { touchRatings } from "../roll-up/touch-days.ts";
import { type Flag, keyTextOf } from "./flag.ts";
import { type FlagEvent, stateAfter } from "./flag-state.ts";
import { mergeFlags, questionOf } from "./merge-flags.ts";
import type { RatingKey } from "./visit.ts";

type Question = Pick<Flag, "signal" | "unitCode" | "windowNumber" | "staffNumber">;

/** SQL: the rows about a question. */
const isAbout = ({ signal, unitCode, windowNumber, staffNumber }: Question): Fragment => fragment`
  (unit_code, window_number, signal) = (${unitCode}, ${windowNumber}, ${signal})
  and staff_number is not distinct from ${staffNumber}`;

const flagColumns = fragment`
  signal, comparison, unit_code as "unitCode", window_number as "windowNumber", staff_number as "staffNumber",
  first_day as from, day as to, measured, bound, ratings`;

const rowOf = (flag: Flag) => ({
  ...{ day: flag.to, first_day: flag.from, signal: flag.signal, comparison: flag.comparison },
  ...{ unit_code: flag.unitCode, window_number: flag.windowNumber, staff_number: flag.staffNumber },
  ...{ measured: flag.measured, bound: flag.bound, ratings: flag.ratings },
});

/** Replaces the flags of a judged day; returns every question that it raises now or raised before. */
const replaceDay = async (tx: Tx, day: string, flags: readonly Flag[]): Promise<readonly Question[]> => {
  const before = await tx<Flag[]>`delete from daily_flags where day = ${day} returning ${flagColumns}`;
  await tx`insert into daily_flags select * from jsonb_populate_recordset(null::daily_flags, ${tx.json(flags.map(rowOf))})`;
  return [...new Map([...before, ...flags].map((flag) => [questionOf(flag), flag])).values()];
};

/** The ratings in question because of these flags; those of a cleared flag are in question no more. */
const questionedBy = (tx: Tx, flags: readonly string[]): Promise<RatingKey[]> => tx<RatingKey[]>`
  select device, epoch, seq from questioned_ratings join flags on flags.id = questioned_ratings.flag
  where flag = any (${flags}::uuid[]) and flags.state <> 'cleared'`;

/** A UUID in form: from the question and its first day. */
const idOf = (flag: Flag): string =>
  sha256Hex(`${questionOf(flag)} ${flag.from}`).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");

const ratingsAt = async (tx: Tx, { unitCode, windowNumber, from, to }: Flag): Promise<number> => {
  const [row] = await tx<{ ratings: number }[]>`
    select coalesce(sum(length(levels)), 0) as ratings from window_days
    where (unit_code, window_number) = (${unitCode}, ${windowNumber}) and day between ${from} and ${to}`;
  return row?.ratings ?? 0;
};

const saveFlag = async (tx: Tx, flag: Flag, daily: readonly Flag[], events: readonly FlagEvent[]): Promise<string> => {
  const id = idOf(flag);
  const own = daily.filter(({ to }) => flag.from <= to && to <= flag.to).map(({ from }) => from);
  const state = stateAfter(
    events.filter(({ day }) => flag.from <= day && day <= flag.to),
    own.toSorted().at(-1) ?? flag.from,
  );
  const hasTooFew = (await ratingsAt(tx, flag)) < fewestRatingsOfPerson;
  await tx`
    insert into flags values (${id}, ${flag.signal}, ${flag.unitCode}, ${flag.windowNumber}, ${flag.staffNumber},
      ${flag.comparison}, ${flag.from}, ${flag.to}, ${flag.measured}, ${flag.bound}, ${flag.ratings.length}, ${hasTooFew},
      ${state})
    on conflict (id) do update set comparison = excluded.comparison, last_day = excluded.last_day,
      measured = excluded.measured, bound = excluded.bound, ratings = excluded.ratings,
      has_too_few = excluded.has_too_few, state = excluded.state`;
  await tx`
    insert into questioned_ratings
    select device, epoch, seq, ${id}::uuid
    from jsonb_to_recordset(${tx.json(flag.ratings)}) as given (device uuid, epoch bigint, seq bigint)`;
  return id;
};

/** Writes the flags about a question again; returns the ratings that are in question now or no more. */
const saveQuestion = async (tx: Tx, question: Question): Promise<readonly RatingKey[]> => {
  // An event that is added at this moment waits, or has been added.
  const stored = await tx<{ id: string }[]>`select id from flags where ${isAbout(question)} order by id for update`;
  const before = await questionedBy(
    tx,
    stored.map(({ id }) => id),
  );
  const events = await tx<FlagEvent[]>`select kind, day from flag_events where ${isAbout(question)} order by id`;
  const daily = await tx<Flag[]>`select ${flagColumns} from daily_flags where ${isAbout(question)} order by day`;
  await tx`delete from questioned_ratings where flag = any (${stored.map(({ id }) => id)}::uuid[])`;
  const ids: string[] = [];
  for (const flag of mergeFlags(daily)) ids.push(await saveFlag(tx, flag, daily, events));
  await tx`delete from flags where ${isAbout(question)} and not id = any (${ids}::uuid[])`;
  const after = await questionedBy(tx, ids);
  const [old, now] = [new Set(before.map(keyTextOf)), new Set(after.map(keyTextOf))];
  return [...before.filter((key) => !now.has(keyTextOf(key))), ...after.filter((key) => !old.has(keyTextOf(key)))];
};

/**
 * Stores the flags of a judged day and writes the questions again that they belong to, one at a time. Days with ratings
 * that are in question now, or no more, are counted again.
 */
export const storeFlags = async (tx: Tx, day: string, flags: readonly Flag[], at: Date): Promise<void> => {
  const changed: RatingKey[] = [];
  for (const question of await replaceDay(tx, day, flags)) changed.push(...(await saveQuestion(tx, question)));
  if (changed.length > 0) await touchRatings(tx, changed, at);
};

/** The days of the ratings of a flag are counted again: it was cleared, or is in question again. */
export const touchFlag = async (tx: Tx, flag: string, at: Date): Promise<void> => {
  const ratings = await tx<RatingKey[]>`select device, epoch, seq from questioned_ratings where flag = ${flag}`;
  await touchRatings(tx, ratings, at);
};
