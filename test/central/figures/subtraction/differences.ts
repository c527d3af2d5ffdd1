import type { Figures } from "../../../../contract/office/figures/figures.ts";
import type { Days } from "../../../../contract/office/figures/periods.ts";
import type { WholeFigures } from "../read-figures.ts";

/** The place of a person on duty. */
export interface Place {
  readonly unit: string;
  readonly window: string;
  readonly staff: string;
}

/** All answers about a period. */
export interface Told {
  readonly days: Days;
  readonly flagged: "with" | "without";
  readonly figures: WholeFigures;
}

/** A tally as a vector: unopened prompts are left out. */
type Vector = readonly number[];

const minus = (one: Vector, other: Vector): Vector => one.map((each, index) => each - (other[index] ?? 0));
const sizeOf = (vector: Vector): number => vector.reduce((sum, each) => sum + each, 0);

interface Line {
  readonly unitCode?: string | null;
  readonly windowNumber?: string | null;
  readonly staffNumber?: string | null;
  readonly figures: Figures | null;
}

/** Lines with the names of their tables' keys. */
const tablesOf = ({ all, units, windows, staff }: WholeFigures) => ({
  all,
  units: units.map(({ unitCode, figures }) => ({ unitCode, figures })),
  windows: windows.map(({ unitCode, key, figures }) => ({ unitCode: unitCode ?? "", windowNumber: key, figures })),
  staff: staff.map(({ unitCode, key, figures }) => ({ unitCode: unitCode ?? "", staffNumber: key, figures })),
});
type Tables = ReturnType<typeof tablesOf>;

/** The total has no code; the line of all others has null for one. */
const nameOf = ({ unitCode, windowNumber, staffNumber }: Line): string =>
  JSON.stringify({ unitCode, windowNumber, staffNumber });

/** A number that results from a subtraction, by its name. */
type Difference = readonly [name: string, vector: Vector];

const known = (lines: readonly Line[]): readonly Difference[] =>
  lines.flatMap((line) => (line.figures ? [[nameOf(line), line.figures.levels] as const] : []));

/** The remainder of a number after subtracting parts of it. */
const rest = (whole: Line, parts: readonly Line[]): readonly Difference[] =>
  known([whole]).map(([name, levels]) => [
    [name, ...known(parts).map(([part]) => part)].join(" less "),
    known(parts).reduce((left, [, part]) => minus(left, part), levels),
  ]);

/**
 * Every number in one answer, and every one minus its parts: `isOnlyAt` says which persons the attacker knows to
 * serve at one window alone.
 */
const differencesIn = (
  { all, units, windows, staff }: Tables,
  isOnlyAt: (unit: string, window: string, staffNumber: string) => boolean,
): readonly Difference[] => {
  const within = <Each extends { readonly unitCode: string | null }>(lines: readonly Each[], unitCode: string | null) =>
    lines.filter((line) => line.unitCode === unitCode);
  const total = { figures: all };
  return [
    ...known([total, ...units, ...windows, ...staff]),
    ...rest(
      total,
      units.filter(({ unitCode }) => unitCode !== null),
    ),
    ...units.flatMap((unit) => [
      ...rest(total, [unit]),
      ...rest(
        unit,
        within(windows, unit.unitCode).filter(({ windowNumber }) => windowNumber !== null),
      ),
      ...rest(
        unit,
        within(staff, unit.unitCode).filter(({ staffNumber }) => staffNumber !== null),
      ),
      ...within(windows, unit.unitCode).flatMap((window) => rest(unit, [window])),
      ...within(staff, unit.unitCode).flatMap((person) => rest(unit, [person])),
    ]),
    ...windows.flatMap((window) => {
      const { unitCode, windowNumber } = window;
      const only = within(staff, unitCode).filter(
        ({ staffNumber }) =>
          windowNumber !== null && staffNumber !== null && isOnlyAt(unitCode, windowNumber, staffNumber),
      );
      return [...rest(window, only), ...only.flatMap((person) => rest(window, [person]))];
    }),
  ];
};

/**
 * The difference of the same line in two answers: of a period within another, and with and without the ratings in
 * question.
 */
const differencesBetween = (one: Tables, other: Tables): readonly Difference[] => {
  const linesOf = ({ all, units, windows, staff }: Tables) =>
    new Map(known([{ figures: all }, ...units, ...windows, ...staff]));
  const others = linesOf(other);
  return [...linesOf(one)].flatMap(([name, levels]) => {
    const against = others.get(name);
    return against ? [[name, minus(levels, against)] as const] : [];
  });
};

/** Fewer than ten ratings, and no level below zero, which can occur where two ranges only overlap. */
const isFew = ([, vector]: Difference): boolean => {
  const size = sizeOf(vector);
  return vector.every((each) => each >= 0) && size > 0 && size < 10;
};

/** Names of all differences that may be fewer than ten ratings. */
export const fewIn = (answers: readonly Told[], served: readonly Place[]): ReadonlySet<string> => {
  const told = answers.map((each) => ({ ...each, figures: tablesOf(each.figures) }));
  const isOnlyAt = (unit: string, window: string, staff: string): boolean =>
    served.every((place) => place.unit !== unit || place.staff !== staff || place.window === window);
  const nameWith = (name: string, ...from: readonly Pick<Told, "days" | "flagged">[]): string =>
    [...from.map(({ days, flagged }) => `${days.from}/${days.to} ${flagged}`), name].join(" ");
  const inOne = told.flatMap((one) =>
    differencesIn(one.figures, isOnlyAt).map(([name, vector]) => [nameWith(name, one), vector] as const),
  );
  const between = told.flatMap((one) =>
    told
      .filter((other) => one.days.from <= other.days.from && other.days.to <= one.days.to)
      .filter((other) => one.flagged === "with" || other.flagged === "without")
      .flatMap((other) =>
        differencesBetween(one.figures, other.figures).map(
          ([name, vector]) => [nameWith(name, one, other), vector] as const,
        ),
      ),
  );
  return new Set([...inOne, ...between].filter(isFew).map(([name]) => name));
};
