import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { OfficeItemFigures } from "../../../contract/office/rectification/item-figures.ts";
import { usualItemRules } from "../../../contract/office/rectification/item-rules.ts";
import { OfficeItem } from "../../../contract/office/rectification/items.ts";
import { changePolicy } from "../../support/centre/change-policy.ts";
import { exportedFile } from "../../support/centre/exports.ts";
import { addAccount, logInAs, sendAsPage } from "../../support/centre/office-account.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { complaintTo, openedItems } from "../../support/rectification/complaints.ts";
import { takeSteps } from "../../support/rectification/reply-to-item.ts";

const nowMs = Date.parse("2026-03-04T10:12:00+08:00");
let centre: TestCentre;
let [renamed, removed, unnamed] = [0, 0, 0];

const listed = (...causes: readonly (readonly [code: string, zh: string])[]) =>
  changePolicy(
    centre.sql,
    { rectification: { ...usualItemRules, rootCauses: causes.map(([code, zh]) => ({ code, name: { zh } })) } },
    new Date(0),
  );

const verify = (number: number, rootCause: string) =>
  takeSteps(centre, "leader", number, [{ kind: "verified", finding: "rectify", rootCause }]);

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  await addAccount(centre, "city", [{ role: "city" }]);
  await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
  const complaint = (device: Parameters<typeof complaintTo>[0]) => complaintTo(device);
  [renamed = 0, removed = 0, unnamed = 0] = await openedItems(centre, complaint, complaint, complaint);
  await listed(["queue", "排队长"], ["papers", "材料多"], ["skill", "不会办"]);
  await verify(renamed, "queue");
  await verify(removed, "papers");
  await verify(unnamed, "skill");
  await listed(["queue", "排队时间长"]);
});
afterAll(() => centre.stop());

const read = async (path: string): Promise<unknown> =>
  (await sendAsPage(centre, path, { cookie: await logInAs(centre, "city") })).json();

test("an item names its root cause, also one that the list has no more", async () => {
  const causesOf = async (number: number) =>
    OfficeItem.parse(await read(`${officePaths.item}?number=${number}`)).causes;
  expect(await causesOf(renamed)).toEqual([{ code: "queue", name: { zh: "排队时间长" } }]);
  expect(await causesOf(removed)).toEqual([{ code: "papers", name: { zh: "材料多" } }]);
  expect(await causesOf(unnamed)).toEqual([{ code: "skill", name: { zh: "不会办" } }]);
});

test("the figures name it too", async () => {
  const { causes } = OfficeItemFigures.parse(await read(`${officePaths.itemFigures}?from=2026-03-01&to=2026-03-31`));
  expect(causes.map(({ name }) => name.zh).toSorted()).toEqual(["不会办", "排队时间长", "材料多"].toSorted());
});

test("and so do the exports: inspectors see its code beside it", async () => {
  const rowsOf = async (language: "zh" | "en") => {
    const query = { from: "2026-03-01", to: "2026-03-31", isWide: true };
    const order = { kind: "items", language, query, format: "csv" } as const;
    const file = await exportedFile(centre, await logInAs(centre, "city"), order);
    return parse(file, { bom: true, columns: true, relax_column_count: true }) as Record<string, string>[];
  };
  const chinese = (await rowsOf("zh")).slice(0, 3);
  expect(chinese.map((row) => [row["拟办意见"]?.split("\n").at(-1), row["根本原因"]])).toEqual([
    ["排队时间长", "排队时间长（queue）"],
    ["材料多", "材料多（papers）"],
    ["不会办", "不会办（skill）"],
  ]);
  expect((await rowsOf("en"))[1]?.["Root cause"]).toBe("材料多 (papers)");
});
