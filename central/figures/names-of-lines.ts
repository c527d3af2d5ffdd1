import type { FiguresBy } from "../../contract/office/figures/figures.ts";
import type { Queries } from "../database/sql.ts";
import { type Names, readNamesOf } from "../roster/names.ts";
import type { LineKey } from "./read-published.ts";

/** The names of the units and people in these lines. */
export const namesOfLines = (sql: Queries, by: FiguresBy, lines: readonly LineKey[]): Promise<Names> =>
  readNamesOf(
    sql,
    lines.flatMap(({ unitCode }) => unitCode ?? []),
    by === "staff"
      ? lines.flatMap(({ unitCode, key }) => (unitCode && key ? [{ unitCode, staffNumber: key }] : []))
      : [],
  );
