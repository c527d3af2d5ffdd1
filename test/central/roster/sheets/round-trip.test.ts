import fc from "fast-check";
import { expect, test } from "vitest";
import type { Book } from "../../../../central/roster/book/book.ts";
import { readCsv } from "../../../../central/roster/book/read-book.ts";
import { writeCsv } from "../../../../central/roster/book/write-csv.ts";
import { sortedGrants } from "../../../../central/roster/plan/plan-accounts.ts";
import { planImport } from "../../../../central/roster/plan/plan-import.ts";
import type { AccountLine, StaffLine } from "../../../../central/roster/plan/roster.ts";
import type { StoredRoster } from "../../../../central/roster/plan/stored-roster.ts";
import { readDraft } from "../../../../central/roster/sheets/read-draft.ts";
import { writeRoster } from "../../../../central/roster/sheets/write-roster.ts";
import type { Grant } from "../../../../contract/office/accounts/roles.ts";
import { readBack } from "../../../support/roster/read-back.ts";
import { accountLine, rosterOf, staffLine, unitLine, windowLine } from "../../../support/roster/sample-roster.ts";

/** A text as the database may have it: without surrounding spaces and invisible characters. */
const text = fc
  .array(
    fc.constantFrom("服", "务", "=", "+", "-", "@", "'", '"', ",", "；", "１", "7", "é", "（", " a", "<b>", "𠮷", "&"),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => `x${parts.join("")}`);
const plain = { noNullPrototype: true };
const localText = fc.oneof(fc.record({ zh: text }, plain), fc.record({ zh: text, en: text }, plain));
const texts = (least: number, most: number) => fc.array(localText, { minLength: least, maxLength: most });

const changes: fc.Arbitrary<Partial<StaffLine>> = fc.record({
  name: localText,
  post: localText,
  politicalStatus: fc.constantFrom("party-member", "probationary-party-member", "league-member", "non-party"),
  partyMemberSince: fc.constantFrom(null, "2013-07", "1999-12"),
  star: fc.constantFrom(null, 1, 2, 3, 4, 5),
  duties: texts(1, 8),
  commitments: texts(1, 6),
  honours: texts(0, 6),
  windowNumbers: fc.constantFrom("all" as const, [], ["1"], ["1", "02"]),
  isRetired: fc.boolean(),
});

const unitGrants: readonly Grant[] = [
  { role: "leader", unitCode: "U-1" },
  { role: "leader", unitCode: "U-2" },
  { role: "supervisor", unitCode: "U-1", windowNumber: "02" },
  { role: "staff", unitCode: "U-1" },
];

const account: fc.Arbitrary<Partial<AccountLine>> = fc.record({
  name: text,
  grants: fc
    .oneof(
      fc.uniqueArray(fc.constantFrom(...unitGrants), { minLength: 1 }),
      fc.constant<readonly Grant[]>([{ role: "city" }, { role: "it" }]),
      fc.constant<readonly Grant[]>([{ role: "caller" }]),
    )
    .map(sortedGrants),
  isRetired: fc.boolean(),
});

const roster: fc.Arbitrary<StoredRoster> = fc
  .record({
    staff: fc.array(changes, { maxLength: 4 }),
    name: localText,
    phone: fc.constantFrom(null, "=6018", "0571-1"),
    accounts: fc.array(account, { maxLength: 3 }),
  })
  .map(({ staff, name, phone, accounts }) =>
    rosterOf({
      accounts: accounts.map((changed, index) => accountLine(`login-${index}`, changed)),
      units: [
        unitLine({ name, supportPhone: phone }),
        unitLine({ unitCode: "U-2", parentCode: "U-1", isRetired: true }),
      ],
      windows: [windowLine("1", { name }), windowLine("02", { isRetired: true })],
      staff: staff.map((each, index) => staffLine(`000${index}`, { ...each, mentorNumber: index > 0 ? "0000" : null })),
    }),
  );

const changesOf = (stored: StoredRoster, book: Book) => {
  const { draft, problems } = readDraft(book);
  const plan = planImport(stored, draft, new Map());
  return [
    ...problems,
    ...plan.problems,
    ...plan.units,
    ...plan.windows,
    ...plan.staff,
    ...plan.accounts,
    ...plan.newPins,
  ];
};

test("an export of any stored office, imported again, changes nothing, as CSV or as a workbook", async () => {
  await fc.assert(
    fc.asyncProperty(roster, async (stored) => {
      const book = writeRoster(stored);
      expect(
        changesOf(
          stored,
          book.map((sheet) => readCsv(writeCsv(sheet), sheet.name)),
        ),
      ).toEqual([]);
      expect(changesOf(stored, await readBack(book))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
