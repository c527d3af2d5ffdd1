import { afterAll, beforeAll, expect, test } from "vitest";
import { calendarImportsPath } from "../../../contract/office/calendar/calendar.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { OfficeItem } from "../../../contract/office/rectification/items.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { complaintTo, openedItems } from "../../support/rectification/complaints.ts";

let nowMs = Date.parse("2026-12-30T10:00:00+08:00");
let centre: TestCentre;
beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  await addAccount(centre, "city", [{ role: "city" }]);
});
afterAll(() => centre.stop());

/** As long as a holiday, without which no file of a year is taken. */
const october = ["04", "05", "06", "07", "08", "11", "12", "13"].map((day) => `10-${day}`);

const read = async (number: number) => {
  const cookie = await logInAs(centre, "city");
  return OfficeItem.parse(await (await sendAsPage(centre, `${officePaths.item}?number=${number}`, { cookie })).json());
};

test("an import of a year counts the 暂定 days of open items again, later only, and the history says so", async () => {
  const [number = 0] = await openedItems(centre, (device) => complaintTo(device));
  const before = await read(number);
  expect(before.due).toEqual({ day: "2027-01-07", isProvisional: true });
  nowMs += 86_400_000;
  const order = {
    ...{ kind: "national", year: 2027, notice: "https://www.gov.cn/zhengce/2027.htm", base: 0, isTrial: false },
    text: ["01-01", "01-04", ...october].map((day) => `2027-${day},off`).join("\n"),
  };
  const send = async (isTrial: boolean) =>
    outcomeOf(
      await sendAsPage(centre, calendarImportsPath, {
        cookie: await logInAs(centre, "city"),
        body: { ...order, isTrial },
      }),
    );
  expect(await send(true)).toBe(200);
  expect((await read(number)).due).toEqual(before.due);
  expect(await send(false)).toBe(201);
  const after = await read(number);
  expect([after.due, after.firstDue]).toEqual([
    { day: "2027-01-08", isProvisional: false },
    { day: "2027-01-07", isProvisional: true },
  ]);
  expect(after.events.at(-1)).toMatchObject({ by: null, event: { kind: "days-published" } });
});
