import { setTimeout as wait } from "node:timers/promises";
import { type Days, type PeriodKind, periodAround, weekPartOf } from "../../../contract/office/figures/periods.ts";
import type { Sql } from "../../database/sql.ts";
import { endOfPart } from "../running-part.ts";
import { compareBreakdowns, unitsIn } from "./compare-breakdowns.ts";
import { compareLines } from "./compare-lines.ts";
import { compareSums } from "./compare-sums.ts";
import type { Difference } from "./difference.ts";
import { type DifferingCell, recountDevices } from "./recount-devices.ts";

const usualDevicesAtOnce = 20;
const unitsAtOnce = 50;
/** In all, as long as the centre is about to count the same days or parts itself. */
const mostPauses = 60;
const pauseMs = 1_000;

export interface Asked extends Days {
  /** So many devices are counted in one `tx`: their rows lie in temporary tables of the database. */
  readonly devicesAtOnce?: number;
  readonly clock: () => number;
  /** Receives each difference once it is certain. */
  readonly report: (difference: Difference) => void;
}

export interface Totals extends Days {
  readonly devices: number;
  readonly cells: number;
  readonly lines: number;
  readonly rows: number;
  readonly differences: number;
}

/** The days of all parts of weeks that the period touches: lines are published by such parts. */
const wholeParts = ({ from, to }: Days): Days => ({ from: weekPartOf(from).from, to: weekPartOf(to).to });

const partsIn = ({ from, to }: Days): readonly Days[] => {
  const parts: Days[] = [];
  for (let part = weekPartOf(from); part.from <= to; part = weekPartOf(dayAfter(part.to))) parts.push(part);
  return parts;
};

/** The months or quarters that the period touches. */
const periodsIn = (kind: PeriodKind, { from, to }: Days): readonly Days[] => {
  const periods: Days[] = [];
  for (let period = periodAround(kind, from); period.from <= to; period = periodAround(kind, period.from, 1))
    periods.push(period);
  return periods;
};

/** The whole months of the period. */
const monthsIn = (days: Days): readonly Days[] =>
  periodsIn("month", days).filter(({ from, to }) => from >= days.from && to <= days.to);

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The next devices after `last` in the order of their ids: with a ledger, or with a cell that only seems to have one. */
const nextDevices = async (
  sql: Sql,
  last: string,
  { from, to }: Days,
  devicesAtOnce: number,
): Promise<readonly string[]> => {
  const rows = await sql<{ device: string }[]>`
    select device from (
      (select distinct device from ledger_epochs where device > ${last}::uuid order by device limit ${devicesAtOnce})
      union
      (select distinct device from figure_cells where device > ${last}::uuid and day between ${from} and ${to}
        order by device limit ${devicesAtOnce})
    ) as found order by device limit ${devicesAtOnce}`;
  return rows.map(({ device }) => device);
};

/** Asks again as long as the centre is about to count the same: a centre that is not running never does. */
const createSettled = () => {
  let pauses = 0;
  return async <Found>(ask: () => Promise<Found>, isWaiting: (found: Found) => boolean): Promise<Found> => {
    let found = await ask();
    for (; isWaiting(found) && pauses < mostPauses; pauses += 1) {
      await wait(pauseMs);
      found = await ask();
    }
    return found;
  };
};

const beforeAll = "00000000-0000-0000-0000-000000000000";

/**
 * Rebuilds every cell of the period from the stored entries, and from the cells every published line of its finished parts
 * and the breakdowns of its whole months that have ended. Adds the lines of its months and quarters again. Reports each difference. Changes nothing. The centre may run
 * meanwhile: each comparison is of one moment.
 */
export const recompute = async (
  sql: Sql,
  { clock, report, devicesAtOnce = usualDevicesAtOnce, ...asked }: Asked,
): Promise<Totals> => {
  const days = wholeParts(asked);
  const settled = createSettled();
  const totals = { devices: 0, cells: 0, lines: 0, rows: 0, differences: 0 };
  const tell = (differences: readonly Difference[]): void => {
    totals.differences += differences.length;
    for (const difference of differences) report(difference);
  };
  const differing: DifferingCell[] = [];
  for (let devices = await nextDevices(sql, beforeAll, days, devicesAtOnce); devices.length > 0; ) {
    const found = await settled(
      () => recountDevices(sql, devices, days, new Date(clock())),
      ({ waiting }) => waiting.length > 0,
    );
    tell(found.differences);
    differing.push(...found.differingCells);
    totals.devices += devices.length;
    totals.cells += found.cells;
    totals.rows += found.rows;
    devices = await nextDevices(sql, devices.at(-1) ?? beforeAll, days, devicesAtOnce);
  }
  // The lines of a running part are told bit by bit, and depend on the moments at which they were told.
  for (const part of partsIn(days).filter(({ from }) => endOfPart(from) <= new Date(clock()))) {
    const found = await settled(
      () => compareLines(sql, part, differing, new Date(clock())),
      ({ isWaiting }) => isWaiting,
    );
    tell(found.differences);
    totals.lines += found.lines;
  }
  for (const period of [...periodsIn("month", days), ...periodsIn("quarter", days)])
    tell(await compareSums(sql, period));
  for (const month of monthsIn(days).filter(({ to }) => endOfPart(to) <= new Date(clock()))) {
    const units = await unitsIn(sql, month);
    for (let first = 0; first < units.length; first += unitsAtOnce) {
      const found = await settled(
        () => compareBreakdowns(sql, month, units.slice(first, first + unitsAtOnce)),
        ({ isWaiting }) => isWaiting,
      );
      tell(found.differences);
      totals.lines += found.lines;
    }
  }
  return { ...days, ...totals };
};
