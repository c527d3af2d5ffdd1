import { isDeepStrictEqual } from "node:util";

interface Retirable {
  readonly isRetired: boolean;
}

export interface Change<Line extends Retirable> {
  readonly kind: "added" | "changed" | "retired" | "reinstated";
  readonly line: Line;
}

const kindOf = <Line extends Retirable>(before: Line | undefined, line: Line): Change<Line>["kind"] => {
  if (!before) return "added";
  if (before.isRetired === line.isRetired) return "changed";
  return line.isRetired ? "retired" : "reinstated";
};

/** The lines of `next` that differ from the former ones, in order. */
export const changesBetween = <Line extends Retirable>(
  stored: ReadonlyMap<string, Line>,
  next: ReadonlyMap<string, Line>,
): readonly Change<Line>[] =>
  [...next].flatMap(([key, line]) => {
    const before = stored.get(key);
    return isDeepStrictEqual(before, line) ? [] : [{ kind: kindOf(before, line), line }];
  });
