import type { ProblemCode, ProblemFacts } from "../../../contract/problems/problem.ts";

/** The fault of a cell; the reader of the sheet adds its place. */
export interface Flaw {
  readonly code: ProblemCode;
  readonly facts?: ProblemFacts;
}

export type Reading<Value> = { readonly value: Value } | { readonly flaw: Flaw };

/** A column of a sheet: its headings, and the reader of its cells. */
export interface Column<Value> {
  readonly zh: string;
  readonly en: string;
  /** Other common headings for it. */
  readonly also?: readonly string[];
  /** The sheet is useless without it. */
  readonly isKey?: boolean;
  /** An empty cell is a fault: the value is required. */
  readonly isNeeded?: boolean;
  readonly read: (text: string) => Reading<Value>;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;

/** The values of a row: undefined where the sheet has no such column, null where the cell is empty. */
export type CellsOf<Of extends Columns> = {
  readonly [Name in keyof Of]?: (Of[Name] extends Column<infer Value> ? Value : never) | null;
};

export const flaw = (code: ProblemCode, facts?: ProblemFacts): { readonly flaw: Flaw } => ({
  flaw: facts ? { code, facts } : { code },
});
