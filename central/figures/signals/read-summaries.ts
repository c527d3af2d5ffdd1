import type { Tx } from "../../database/sql.ts";
import { type Fragment, fragment } from "../../database/statement.ts";
import { type DaySeries, dayText, type Place } from "./arrange.ts";
import { daysNeeded } from "./budget.ts";
import type { Summaries } from "./summaries.ts";

/** A series as the database returns it: the days that have a value, as numbers, and those values. */
type StoredSeries<Value> = Place & { readonly days: readonly number[]; readonly stored: readonly Value[] };

const seriesFrom =
  <Stored, Value>(readValue: (stored: Stored) => Value) =>
  ({ unitCode, windowNumber, staffNumber, days, stored }: StoredSeries<Stored>): DaySeries<Value> => {
    const values = stored.map(readValue);
    return {
      place: { unitCode, windowNumber, staffNumber },
      on: (day) => values[days.indexOf(day)],
    };
  };

/** A series of each window, or of each person, from rows (unit_code, place, day, stored). */
const collect = <Stored>(tx: Tx, place: "window" | "person", rows: Fragment): Promise<StoredSeries<Stored>[]> => {
  const [window, person] = [fragment`place`, fragment`null`];
  return tx<StoredSeries<Stored>[]>`
    select unit_code as "unitCode", ${place === "window" ? window : person} as "windowNumber",
      ${place === "window" ? person : window} as "staffNumber",
      array_agg(day::date - date '1970-01-01') as days, array_agg(stored) as stored
    from (${rows}) as each group by unit_code, place order by unit_code, place`;
};

type Pair = readonly [hits: number, trials: number];

const counts = seriesFrom(([hits, trials]: Pair) => ({ hits, trials }));

/** The five weeks up to the judged day, as texts. */
export const ofDays = (day: number): Fragment =>
  fragment`day between ${dayText(day - daysNeeded + 1)} and ${dayText(day)}`;

const ofWindows = async (tx: Tx, day: number, hits: Fragment, trials: Fragment) => {
  const rows = fragment`
    select unit_code, window_number as place, day, array[${hits}, ${trials}]::int[] as stored
    from window_days left join answer_limits using (day) where ${ofDays(day)}`;
  return (await collect<Pair>(tx, "window", rows)).map(counts);
};

const ofPlaces = (place: "window" | "person", day: number, stored: Fragment): Fragment => fragment`
  select unit_code, ${place === "window" ? fragment`window_number` : fragment`staff_number`} as place, day, ${stored} as stored
  from person_days where ${ofDays(day)} group by 1, 2, 3`;

const raised = fragment`array[sum(raised), sum(ratings)]::int[]`;

const answers = fragment`cardinality(answers_ms)`;
const withdrawn = fragment`(select count(*) from unnest(withdrawn_ms) as ms where ms <= coalesce(limit_ms, 0))`;

type Readers = { readonly [Kind in keyof Summaries]: (tx: Tx, day: number) => Promise<Summaries[Kind]> };

const readers: Readers = {
  quickAnswers: (tx, day) => ofWindows(tx, day, fragment`quick_answers`, answers),
  walkUps: (tx, day) => ofWindows(tx, day, fragment`walk_ups`, fragment`walk_up_trials`),
  afterClosing: (tx, day) => ofWindows(tx, day, fragment`after_closing`, fragment`length(levels)`),
  cancelledPrompts: (tx, day) => ofWindows(tx, day, withdrawn, fragment`${answers} + ${withdrawn}`),
  levels: async (tx, day) => {
    const rows = fragment`
      select unit_code, window_number as place, day, levels as stored from window_days where ${ofDays(day)}`;
    return (await collect<string>(tx, "window", rows)).map(seriesFrom((levels: string) => levels));
  },
  busiest: async (tx, day) => {
    const rows = fragment`
      select unit_code, window_number as place, day, busiest as stored from window_days where ${ofDays(day)}`;
    return (await collect<number>(tx, "window", rows)).map(seriesFrom((busiest: number) => busiest));
  },
  answers: async (tx, day) => {
    const sums = fragment`array[sum(answers), sum(log_ms), sum(log_ms_squared)]::float8[]`;
    const stored = await collect<readonly [number, number, number]>(tx, "person", ofPlaces("person", day, sums));
    return stored.map(
      seriesFrom(([count, total, squares]: readonly [number, number, number]) => ({ count, total, squares })),
    );
  },
  raisedAtWindows: async (tx, day) => (await collect<Pair>(tx, "window", ofPlaces("window", day, raised))).map(counts),
  raisedByPeople: async (tx, day) => (await collect<Pair>(tx, "person", ofPlaces("person", day, raised))).map(counts),
};

/** One kind of summaries of the five weeks up to `day`, of the whole office: some kilobytes a window. */
export const readSummaries = <Kind extends keyof Summaries>(
  tx: Tx,
  kind: Kind,
  day: number,
): Promise<Summaries[Kind]> => readers[kind](tx, day);
