import type { LocalText } from "../../../contract/words.ts";
import { problemIn, type Row } from "../sheets/read-sheet.ts";
import { isNothing } from "../sheets/shared-words.ts";
import { type TextKind, type textColumns, textSheets } from "../sheets/text-sheet.ts";
import { groupedBy } from "./grouped.ts";
import { type Report, textOf } from "./merge-cells.ts";
import { type StaffLine, staffKeyOf } from "./roster.ts";

export type TextRow = Row<ReturnType<typeof textColumns>>;

const keyOfRow = ({ cells }: TextRow): string =>
  staffKeyOf({ unitCode: cells.unitCode ?? "", number: cells.number ?? "" });

const textsIn = (rows: readonly TextRow[]): readonly LocalText[] =>
  rows.flatMap(({ cells }) => {
    const text = textOf(cells.textZh, cells.textEn, undefined);
    return text === undefined || isNothing(text.zh) ? [] : [text];
  });

/** Staff named in the sheet get exactly its texts; all others keep theirs. */
export const planTexts = (
  staff: ReadonlyMap<string, StaffLine>,
  kind: TextKind,
  rows: readonly TextRow[],
  report: Report,
): ReadonlyMap<string, StaffLine> => {
  const next = new Map(staff);
  const { zh, most, least } = textSheets[kind];
  for (const [key, ofOne] of groupedBy(rows, keyOfRow)) {
    const [row] = ofOne;
    const line = staff.get(key);
    const texts = textsIn(ofOne);
    const value = row?.cells.number ?? "";
    if (!row) continue;
    if (!line) report(problemIn(row, { code: "roster-staff-unknown", facts: { value } }));
    else if (texts.length > most) report(problemIn(row, { code: "roster-texts-many", facts: { value, most } }));
    else if (texts.length < least) report(problemIn(row, { code: "roster-texts-missing", facts: { value, kind: zh } }));
    else next.set(key, { ...line, [kind]: texts });
  }
  return next;
};
