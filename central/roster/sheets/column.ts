import type { ProblemCode, ProblemFacts } from "../../../contract/problems/problem.ts";

/** What is wrong with a cell; where it stands is added by whoever reads the sheet. */
export interface Flaw {
  readonly code: ProblemCode;
  readonly facts?: ProblemFacts;
}

export type Reading<Value> = { readonly value: Value } | { readonly flaw: Flaw };

/** A column of a sheet: its headings, and how its cells are read. */
export interface Column<Value> {
  readonly zh: string;
  readonly en: string;
  /** Other headings that offices use for it. */
  readonly also?: readonly string[];
  /** The sheet says nothing without it. */
  readonly isKey?: boolean;
  /** An empty cell is a fault: what is said here cannot be nothing. */
  readonly isNeeded?: boolean;
  readonly read: (text: string) => Reading<Value>;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;

/** What a row says: undefined where the sheet has no such column, null where the cell is empty. */
export type CellsOf<Of extends Columns> = {
  readonly [Name in keyof Of]?: (Of[Name] extends Column<infer Value> ? Value : never) | null;
};

export const flaw = (code: ProblemCode, facts?: ProblemFacts): { readonly flaw: Flaw } => ({
  flaw: facts ? { code, facts } : { code },
});
