import { afterAll, beforeAll, expect, test } from "vitest";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { usualItemRules } from "../../../contract/office/rectification/item-rules.ts";
import { OfficeItems } from "../../../contract/office/rectification/items.ts";
import { OfficeToday, todayQuestion } from "../../../contract/office/today/needs.ts";
import { addAccount, logInAs, sendAsPage } from "../../support/centre/office-account.ts";
import { addUnits, sampleUnitCode, sampleWindow } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { complaintTo, openedItems } from "../../support/rectification/complaints.ts";

let nowMs = Date.parse("2026-04-22T10:00:00+08:00");
let centre: TestCentre;
let number = 0;
beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  await addUnits(centre.sql, ["330100-OTHER"]);
  await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
  await addAccount(centre, "elsewhere", [{ role: "leader", unitCode: "330100-OTHER" }]);
  await addAccount(centre, "supervisor", [{ role: "supervisor", ...sampleWindow }]);
  await addAccount(centre, "city", [{ role: "city" }]);
  // To verify by 23 April.
  [number = 0] = await openedItems(centre, (device) => complaintTo(device));
});
afterAll(() => centre.stop());

const ask = async (login: string, path: string): Promise<unknown> =>
  (await sendAsPage(centre, path, { cookie: await logInAs(centre, login) })).json();

/** The needs of late items on a day, of these persons; and the items of each one's link. */
const lateOn = async (day: string) => {
  nowMs = Date.parse(`${day}T10:00:00+08:00`);
  const found: unknown[] = [];
  for (const login of ["leader", "elsewhere", "supervisor", "city"]) {
    const { needs } = OfficeToday.parse(await ask(login, todayQuestion.path));
    for (const { kind, count, over, filters } of needs.filter((need) => need.kind.endsWith("-late"))) {
      const link = `${officePaths.items}?${new URLSearchParams(filters)}`;
      const { items } = OfficeItems.parse(await ask(login, link));
      found.push([login, kind, count, over, items.map((item) => item.number)]);
    }
  }
  return found;
};

test("an item is late for its leader after the days of a rectification, and for the city after twice as many", async () => {
  const [leader, city] = [
    ["leader", "items-late", 1, 1, [number]],
    ["city", "items-very-late", 1, 1, [number]],
  ];
  // Five working days late on the 30th; 1 to 5 May are off, the 9th is worked.
  expect(await lateOn("2026-04-30")).toEqual([]);
  expect(await lateOn("2026-05-05")).toEqual([]);
  expect(await lateOn("2026-05-06")).toEqual([leader]);
  expect(await lateOn("2026-05-11")).toEqual([leader]);
  expect(await lateOn("2026-05-12")).toEqual([leader, city]);
});

test("the days are those of the policy", async () => {
  await centre.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    const rules = tx.json({ ...usualItemRules, rectifyDays: 2 });
    await tx`update policy_versions set content = content || jsonb_build_object('rectification', ${rules}::jsonb)`;
  });
  expect((await lateOn("2026-04-27")).length).toBe(0);
  expect((await lateOn("2026-04-28")).length).toBe(1);
});
