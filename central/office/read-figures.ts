import {
  type DayRange,
  fewestRatingsOfPerson,
  figuresOf,
  type LevelCounts,
  type OfficeFigures,
  type StaffFigures,
  type Tally,
  type UnitFigures,
  type WindowFigures,
} from "../../contract/office/figures.ts";
import type { LocalText } from "../../contract/words.ts";
import type { Queries, Sql } from "../database/sql.ts";
import { fragment, json } from "../database/statement.ts";
import type { RatingKey } from "../signals/visit.ts";
import { levelText, readLevels } from "./level-words.ts";

/** Of a unit, of a window, or of everything, where both are null. */
interface Group extends Tally {
  readonly unitCode: string | null;
  readonly unitName: LocalText;
  readonly windowNumber: string | null;
}

interface Person extends Tally, Omit<StaffFigures, "figures"> {
  readonly isEnough: boolean;
}

const tally = fragment`
  count(*) filter (where outcome is not null)::int as opened,
  count(*) filter (where outcome = 'answered')::int as answered,
  count(*) filter (where outcome = 'unanswered')::int as unanswered,
  count(*) filter (where outcome = 'cancelled')::int as cancelled,
  array[
    count(*) filter (where level = 1), count(*) filter (where level = 2), count(*) filter (where level = 3),
    count(*) filter (where level = 4), count(*) filter (where level = 5)
  ]::int[] as levels,
  array[
    count(*) filter (where level = 1 and is_walk_up), count(*) filter (where level = 2 and is_walk_up),
    count(*) filter (where level = 3 and is_walk_up), count(*) filter (where level = 4 and is_walk_up),
    count(*) filter (where level = 5 and is_walk_up)
  ]::int[] as "walkUpLevels",
  count(*) filter (where is_raised)::int as raised`;

/** What is counted, but for the ratings that are left out. */
const counted = (leftOut: readonly RatingKey[]) => fragment`(
  select * from counted where not exists (
    select from jsonb_to_recordset(${json(leftOut)}) as left_out (device uuid, epoch bigint, seq bigint)
    where (left_out.device, left_out.epoch, left_out.seq) = (counted.device, rating_epoch, rating_seq))
) as counted`;

const selectGroups = (sql: Queries, { from, to }: DayRange, leftOut: readonly RatingKey[]): Promise<Group[]> => sql<
  Group[]
>`
  with grouped as (
    select unit_code, window_number, ${tally} from ${counted(leftOut)} where day between ${from} and ${to}
    group by grouping sets ((), (unit_code), (unit_code, window_number))
  )
  select grouped.*, unit_code as "unitCode", window_number as "windowNumber",
    coalesce(units.name, jsonb_build_object('zh', unit_code)) as "unitName"
  from grouped left join units on units.code = unit_code`;

/** Out of shifts that are known to have ended; whether there is enough to say something is settled here. */
const selectPeople = (sql: Queries, { from, to }: DayRange, leftOut: readonly RatingKey[]): Promise<Person[]> => sql<
  Person[]
>`
  with grouped as (
    select counted.unit_code, counted.staff_number, count(level) >= ${fewestRatingsOfPerson} as "isEnough", ${tally}
    from ${counted(leftOut)} join shifts on (shifts.device, shifts.shift_id) = (counted.device, counted.shift_id)
    where day between ${from} and ${to} and not exists (
      select from open_shifts
      where (open_shifts.device, open_shifts.shift_id) = (counted.device, counted.shift_id))
    group by counted.unit_code, counted.staff_number
  )
  select grouped.*, grouped.unit_code as "unitCode", staff_number as "staffNumber",
    coalesce(units.name, jsonb_build_object('zh', grouped.unit_code)) as "unitName",
    coalesce(staff.name, jsonb_build_object('zh', staff_number)) as "staffName"
  from grouped
  left join units on units.code = grouped.unit_code
  left join staff on staff.unit_code = grouped.unit_code and staff.number = staff_number`;

/** Window 10 comes after window 9. */
const { compare } = new Intl.Collator("en", { numeric: true });

const nothing: LevelCounts = [0, 0, 0, 0, 0];
const emptyTally: Tally = {
  opened: 0,
  answered: 0,
  unanswered: 0,
  cancelled: 0,
  levels: nothing,
  walkUpLevels: nothing,
  raised: 0,
};

const unitsOf = (groups: readonly Group[]): UnitFigures[] =>
  groups
    .flatMap(({ unitCode, unitName, windowNumber, ...tally }) =>
      unitCode !== null && windowNumber === null ? [{ unitCode, unitName, figures: figuresOf(tally) }] : [],
    )
    .sort((one, other) => compare(one.unitCode, other.unitCode));

const windowsOf = (groups: readonly Group[]): WindowFigures[] =>
  groups
    .flatMap(({ unitCode, unitName, windowNumber, ...tally }) =>
      unitCode !== null && windowNumber !== null
        ? [{ unitCode, unitName, windowNumber, figures: figuresOf(tally) }]
        : [],
    )
    .sort((one, other) => compare(one.unitCode, other.unitCode) || compare(one.windowNumber, other.windowNumber));

const staffOf = (people: readonly Person[]): StaffFigures[] =>
  people
    .map(({ unitCode, unitName, staffNumber, staffName, isEnough, ...tally }) => ({
      ...{ unitCode, unitName, staffNumber, staffName },
      figures: isEnough ? figuresOf(tally) : null,
    }))
    .sort((one, other) => compare(one.unitCode, other.unitCode) || compare(one.staffNumber, other.staffNumber));

const fiveLevels = [1, 2, 3, 4, 5] as const;

/** The figures of a range of days, of one moment, without the ratings that are `leftOut`. */
export const readFigures = (sql: Sql, range: DayRange, leftOut: readonly RatingKey[] = []): Promise<OfficeFigures> =>
  sql.begin("isolation level repeatable read read only", async (transaction): Promise<OfficeFigures> => {
    const groups = await selectGroups(transaction, range, leftOut);
    const people = await selectPeople(transaction, range, leftOut);
    const levels = await readLevels(transaction);
    const all = groups.find(({ unitCode }) => unitCode === null) ?? emptyTally;
    return {
      ...range,
      levelTexts: fiveLevels.map((level) => levelText(levels, level)),
      all: figuresOf(all),
      units: unitsOf(groups),
      windows: windowsOf(groups),
      staff: staffOf(people),
    };
  });
