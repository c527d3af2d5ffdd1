import { type Problem, problem } from "../../../contract/problems/problem.ts";
import type { Book, BookSheet } from "../book/book.ts";
import type { Columns } from "./column.ts";
import { type Row, readSheet } from "./read-sheet.ts";
import { kindOf, knownSheets, type SheetKind, sheetColumns, sheetNames } from "./sheet-kinds.ts";
import { tidyText } from "./tidy.ts";

/** The content of the sheets by kind; a kind without a sheet has no rows. */
export type RosterDraft = { readonly [Kind in SheetKind]: readonly Row<(typeof sheetColumns)[Kind]>[] };

/** Of no sheet at all. */
export const emptyDraft: RosterDraft = {
  units: [],
  windows: [],
  staff: [],
  accounts: [],
  duties: [],
  commitments: [],
  honours: [],
};

export interface ReadDraft {
  readonly draft: RosterDraft;
  readonly problems: readonly Problem[];
}

const isEmpty = ({ rows }: BookSheet): boolean => rows.every((row) => row.every((text) => tidyText(text) === ""));

/** The sheets by kind; a second one of a kind is a problem. */
const sortSheets = (book: Book) => {
  const sheets = new Map<SheetKind, BookSheet>();
  const problems: Problem[] = [];
  for (const sheet of book.filter((each) => !isEmpty(each))) {
    const kind = kindOf(sheet);
    const first = kind && sheets.get(kind);
    if (kind === undefined) problems.push(problem("roster-sheet-unknown", { sheet: sheet.name, known: knownSheets }));
    else if (!first) sheets.set(kind, sheet);
    else
      problems.push(problem("roster-sheet-twice", { kind: sheetNames[kind].zh, first: first.name, sheet: sheet.name }));
  }
  if (sheets.size === 0) problems.push(problem("roster-sheets-missing", { known: knownSheets }));
  return { sheets, problems };
};

/** Reads all sheets of a book, and lists every fault that is visible within them. */
export const readDraft = (book: Book): ReadDraft => {
  const { sheets, problems } = sortSheets(book);
  const found: Problem[] = [...problems];
  const read = <Of extends Columns>(kind: SheetKind, columns: Of): readonly Row<Of>[] => {
    const sheet = sheets.get(kind);
    if (!sheet) return [];
    const { rows, problems: wrong } = readSheet(sheet, columns);
    found.push(...wrong);
    return rows;
  };
  const draft: RosterDraft = {
    units: read("units", sheetColumns.units),
    windows: read("windows", sheetColumns.windows),
    staff: read("staff", sheetColumns.staff),
    accounts: read("accounts", sheetColumns.accounts),
    duties: read("duties", sheetColumns.duties),
    commitments: read("commitments", sheetColumns.commitments),
    honours: read("honours", sheetColumns.honours),
  };
  return { draft, problems: found };
};
