import { unitOf, windowOf } from "../../../contract/office/accounts/roles.ts";
import type { LocalText } from "../../../contract/words.ts";
import type { Book, BookSheet } from "../book/book.ts";
import type { AccountLine, StaffLine, UnitLine, WindowLine } from "../plan/roster.ts";
import type { StoredRoster } from "../plan/stored-roster.ts";
import { roleWords } from "./account-sheet.ts";
import { activeWord, allWord, nothing, retiredWord } from "./shared-words.ts";
import { type SheetKind, sheetColumns, sheetNames } from "./sheet-kinds.ts";
import { onlyRead, politicalWords } from "./staff-sheet.ts";
import { type TextKind, textKinds } from "./text-sheet.ts";

type Cells = Readonly<Record<string, string | number | null | undefined>>;

const statusOf = ({ isRetired }: { readonly isRetired: boolean }): string => (isRetired ? retiredWord : activeWord);

const unitCells = ({ name, complaintRoom, ...line }: UnitLine): Cells => ({
  ...line,
  nameZh: name.zh,
  nameEn: name.en,
  complaintRoomZh: complaintRoom.zh,
  complaintRoomEn: complaintRoom.en,
  isRetired: statusOf(line),
});

const windowCells = ({ name, ...line }: WindowLine): Cells => ({
  ...line,
  nameZh: name.zh,
  nameEn: name.en,
  isRetired: statusOf(line),
});

const windowsText = (numbers: StaffLine["windowNumbers"]): string => {
  if (numbers === "all") return allWord;
  return numbers.length === 0 ? nothing.zh : numbers.join("、");
};

const staffCells = (line: StaffLine): Cells => ({
  unitCode: line.unitCode,
  number: line.number,
  nameZh: line.name.zh,
  nameEn: line.name.en,
  postZh: line.post.zh,
  postEn: line.post.en,
  politicalStatus: politicalWords[line.politicalStatus][0],
  partyMemberSince: line.partyMemberSince,
  star: line.star,
  windowNumbers: windowsText(line.windowNumbers),
  mentorNumber: line.mentorNumber,
  isRetired: statusOf(line),
});

const noText: LocalText = { zh: nothing.zh };

/** Staff without texts are listed with 无: without a row, an import would keep the texts at the centre. */
const textCells =
  (kind: TextKind) =>
  ({ unitCode, number, [kind]: texts }: StaffLine): readonly Cells[] =>
    (texts.length === 0 ? [noText] : texts).map(({ zh, en }) => ({ unitCode, number, textZh: zh, textEn: en }));

const sheetOf = (kind: SheetKind, records: readonly Cells[]): BookSheet => {
  const columns = Object.entries(sheetColumns[kind]).filter(([name]) => !onlyRead.has(name));
  const rows = records.map((cells) => columns.map(([name]) => String(cells[name] ?? "")));
  return { name: sheetNames[kind].zh, rows: [columns.map(([, { zh }]) => zh), ...rows], flaws: [] };
};

const accountCells = ({ grants, staff, ...line }: AccountLine): readonly Cells[] =>
  grants.map((grant) => ({
    ...line,
    role: roleWords[grant.role],
    unitCode: unitOf(grant),
    windowNumber: windowOf(grant),
    staffNumber: staff?.staffNumber,
    staffUnitCode: staff?.unitCode,
    isRetired: statusOf(line),
  }));

/** The roster as sheets; importing them changes nothing. */
export const writeRoster = ({ units, windows, staff, accounts }: StoredRoster): Book => [
  sheetOf("units", [...units.values()].map(unitCells)),
  sheetOf("windows", [...windows.values()].map(windowCells)),
  sheetOf("staff", [...staff.values()].map(staffCells)),
  sheetOf("accounts", [...accounts.values()].flatMap(accountCells)),
  ...textKinds.map((kind) => sheetOf(kind, [...staff.values()].flatMap(textCells(kind)))),
];
