import { periodAround } from "../../contract/office/figures/periods.ts";
import type { ColumnFigures } from "../../contract/office/public/column.ts";
import { readWithin } from "../accounts/read-within.ts";
import type { Centre } from "../centre.ts";
import { readTrend } from "../figures/read-trend.ts";
import { dayAt } from "../figures/running-part.ts";
import { readColumnTexts } from "./read-column-texts.ts";

/**
 * The figures of a unit's column, by the rules for its leader's pages. Only of months that have ended: figures that grow
 * with each rating would tell the level of the citizen who is just leaving.
 */
const readFigures = async ({ sql }: Centre, unitCode: string, at: Date): Promise<ColumnFigures> => {
  const scope = { isAll: false, units: [unitCode], windows: [] } as const;
  const asked = { ...periodAround("month", dayAt(at.getTime()), -1), unit: unitCode };
  const { unitName, points, ...rest } = await readWithin(sql, scope, (tx) => readTrend(tx, asked, at));
  const months = points.map(({ from, to, figures }) => {
    if (!figures) return { from, to, figures };
    const { ratings, favourableRate, negativeShare, unansweredRate, coverage } = figures;
    return { from, to, figures: { ratings, favourableRate, negativeShare, unansweredRate, coverage } };
  });
  return { unitCode, unitName: unitName ?? { zh: unitCode }, ...rest, months };
};

/** The time for which a column is kept, milliseconds: a flood of visitors costs one read a minute. */
const keptMs = 60_000;

/** Reads a part of a column that is on; visitors within a minute share one read. */
const sharedReader = <Part>(
  { clock }: Centre,
  read: (unitCode: string) => Promise<Part>,
): ((unitCode: string) => Promise<Part>) => {
  const kept = new Map<string, { readonly since: number; readonly part: Promise<Part> }>();
  return (unitCode) => {
    const now = clock();
    for (const [each, { since }] of kept) if (now - since >= keptMs) kept.delete(each);
    const found = kept.get(unitCode);
    if (found) return found.part;
    const part = read(unitCode);
    kept.set(unitCode, { since: now, part });
    part.catch(() => kept.delete(unitCode));
    return part;
  };
};

/** The figures of a column, and its texts. */
export const columnReaders = (centre: Centre) => ({
  readFigures: sharedReader(centre, (unitCode) => readFigures(centre, unitCode, new Date(centre.clock()))),
  readTexts: sharedReader(centre, (unitCode) => readColumnTexts(centre, unitCode)),
});
