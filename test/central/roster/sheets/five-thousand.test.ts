import { expect, test } from "vitest";
import { planImport } from "../../../../central/roster/plan/plan-import.ts";
import { readDraft } from "../../../../central/roster/sheets/read-draft.ts";
import { writeRoster } from "../../../../central/roster/sheets/write-roster.ts";
import { readBack } from "../../../support/roster/read-back.ts";
import { rosterOf, staffLine, unitLine } from "../../../support/roster/sample-roster.ts";

test("five thousand people are read back unchanged", async () => {
  const staff = Array.from({ length: 5_000 }, (_each, index) =>
    staffLine(String(index).padStart(8, "0"), { unitCode: `U-${Math.floor(index / 250)}`, star: 3 }),
  );
  const units = Array.from({ length: 20 }, (_each, index) => unitLine({ unitCode: `U-${index}` }));
  const stored = rosterOf({ units, windows: [], staff });
  const book = await readBack(writeRoster(stored));
  const again = planImport(stored, readDraft(book).draft, new Map());
  expect([again.problems, again.units, again.staff]).toEqual([[], [], []]);
  const [first, ...others] = staff;
  const without = rosterOf({ units, windows: [], staff: others });
  const plan = planImport(without, readDraft(book).draft, new Map());
  expect([plan.problems, plan.staff, plan.newPins]).toEqual([[], [{ kind: "added", line: first }], [first]]);
});
