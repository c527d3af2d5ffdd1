/** A fault of a cell that its text does not show. */
export interface CellFlaw {
  /** As a spreadsheet counts, from 1. */
  readonly row: number;
  /** From 0. */
  readonly column: number;
  readonly code: "roster-cells-merged" | "roster-cell-uncomputed";
}

/** A sheet as a person sees it: the text of its cells. `rows[0]` is row 1; rows may differ in length. */
export interface BookSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly flaws: readonly CellFlaw[];
}

export type Book = readonly BookSheet[];
