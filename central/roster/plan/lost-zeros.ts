import type { Columns } from "../sheets/column.ts";
import { problemIn, type Row } from "../sheets/read-sheet.ts";
import { groupedBy } from "./grouped.ts";
import type { Report } from "./merge-cells.ts";

export interface NewNumber {
  readonly row: Row<Columns>;
  readonly column: string;
  readonly number: string;
}

const withoutZeros = (number: string): string => number.replace(/^0+(?=.)/, "");

/** The most common length of the numbers that are digits only; undefined where fewer than three are. */
const usualLength = (numbers: readonly string[]): number | undefined => {
  const digits = numbers.filter((number) => /^\d+$/.test(number));
  const [most] = [...groupedBy(digits, ({ length }) => length)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  );
  return most !== undefined && most[1].length >= 3 ? most[0] : undefined;
};

/**
 * Compares new numbers with all others of the unit. One that exists with zeros before it is a fault: a spreadsheet has
 * removed them. One that is shorter than most is a notice, because it may be right.
 */
export const createNumberCheck = (others: readonly string[]) => {
  const zeroed = new Map(
    others.filter((number) => number.startsWith("0")).map((number) => [withoutZeros(number), number]),
  );
  const length = usualLength(others);
  return ({ row, column, number: value }: NewNumber, report: Report): void => {
    const expected = zeroed.get(value);
    if (expected !== undefined && expected !== value) {
      report(problemIn(row, { code: "roster-zeros-lost", facts: { value, expected } }, column));
    } else if (length !== undefined && /^[1-9]\d*$/.test(value) && value.length < length) {
      report(problemIn(row, { code: "roster-number-short", facts: { value, length } }, column));
    }
  };
};

interface Place {
  readonly unitCode: string;
  readonly number: string;
}

/** The same by unit. */
export const createUnitNumberCheck = (places: readonly Place[]) => {
  const checks = new Map(
    [...groupedBy(places, ({ unitCode }) => unitCode)].map(([unitCode, inUnit]) => [
      unitCode,
      createNumberCheck(inUnit.map(({ number }) => number)),
    ]),
  );
  return (unitCode: string, checked: NewNumber, report: Report): void => checks.get(unitCode)?.(checked, report);
};
