/** A row of the database as JSON; null where there is none. */
type JsonRow = Readonly<Record<string, unknown>> | null;

/** One figure that is not what the stored entries say. */
export interface Difference {
  readonly day: string;
  readonly unitCode: string;
  readonly windowNumber: string;
  readonly staffNumber: string;
  /** The table, and the row in it where the fields above do not name it. */
  readonly table: string;
  readonly row: string;
  /** The column; with the level where the column counts by level. */
  readonly figure: string;
  /** "-" where the row is missing. */
  readonly stored: string;
  readonly recounted: string;
}

export type Place = Omit<Difference, "figure" | "stored" | "recounted">;

const missing = "-";

const valueText = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value === undefined ? null : value);

/** The columns with a value, those of arrays one by one. */
const figuresIn = (row: JsonRow, columns: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    columns.flatMap((column): readonly (readonly [string, string])[] => {
      if (row === null) return [];
      const value = row[column];
      if (!Array.isArray(value)) return [[column, valueText(value)]];
      return value.map((each, index) => [`${column} ${index + 1}`, valueText(each)]);
    }),
  );

const isCount = (text: string): boolean => /^[1-9]\d*$/.test(text);

/** Of a missing row only what the other one counts, or the row itself. */
const ofMissing = (place: Place, figures: ReadonlyMap<string, string>, isStored: boolean): readonly Difference[] => {
  const counted = [...figures].filter(([, text]) => isCount(text));
  return (counted.length > 0 ? counted : [["row", "present"] as const]).map(([figure, text]) => ({
    ...{ ...place, figure },
    stored: isStored ? text : missing,
    recounted: isStored ? missing : text,
  }));
};

/** The differences of two rows in these columns. */
export const differencesOf = (
  place: Place,
  columns: readonly string[],
  stored: JsonRow,
  recounted: JsonRow,
): readonly Difference[] => {
  const [before, now] = [figuresIn(stored, columns), figuresIn(recounted, columns)];
  if (stored === null || recounted === null) return ofMissing(place, stored ? before : now, stored !== null);
  return [...before].flatMap(([figure, one]) => {
    const other = now.get(figure) ?? missing;
    return one === other ? [] : [{ ...place, figure, stored: one, recounted: other }];
  });
};

/** A line for a person. */
export const differenceLine = ({ table, row, figure, stored, recounted, ...place }: Difference): string => {
  const { day, unitCode, windowNumber, staffNumber } = place;
  const named = [day, unitCode, windowNumber, staffNumber].map((text) => text || missing).join("  ");
  return `✗ ${named}  ${[table, row].filter((text) => text !== "").join(" ")}  ${figure}: 已存 stored ${stored}, 重算 recounted ${recounted}`;
};
