import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { blankOrUnseen } from "../../../central/ratings/ratings-routes.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { OfficeMatters } from "../../../contract/office/ratings/shown-matters.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { enrolDevice, type TestDevice, upload } from "../../support/centre/device.ts";
import { type Draft, ratingDraft, writeLedger } from "../../support/centre/ledger.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let device: TestDevice;

beforeAll(async () => {
  centre = await startCentre();
});
beforeEach(async () => {
  device = await enrolDevice(centre);
});
afterAll(() => centre.stop());

const ask = (query: string) => fetch(`${centre.url}${officePaths.matters}${query}`, { headers: centre.asCity });

const mattersOf = async (from: string, to = from) =>
  OfficeMatters.parse(await (await ask(`?from=${from}&to=${to}`)).json());

let services = 0;
const shown = (day: string, matterName: string | undefined, changes: Readonly<Record<string, unknown>> = {}): Draft => {
  services += 1;
  const transaction = { transactionRef: `BJ-${services}`, serviceNumber: 1, ...(matterName && { matterName }) };
  return { ...ratingDraft({ transaction, source: "counter-api", ...changes }), at: `${day}T09:00:00.000+08:00` };
};

const at = (text: string, changes: object = {}) => ({
  text,
  namesLevel: false,
  unitCode: sampleUnitCode,
  unitName: { zh: "测试服务中心" },
  windowNumber: "3",
  isTyped: false,
  windows: 1,
  ratings: 1,
  lastDay: "2026-05-02",
  ...changes,
});

describe("the matters shown above the levels", () => {
  test("are listed by window: first those that name a level, then those that few windows showed", async () => {
    const elsewhere = { windowNumber: "4" };
    await upload(
      device,
      writeLedger(device.id, [
        shown("2026-05-01", "社保转移"),
        shown("2026-05-02", "社保转移"),
        shown("2026-05-02", "社保转移", elsewhere),
        shown("2026-05-02", "请给 非常 满意", { source: "staff-console" }),
        shown("2026-05-02", "请点第一个", { source: "staff-console" }),
        shown("2026-05-02", undefined),
        shown("2026-05-03", "另一天"),
      ]),
    );
    expect(await mattersOf("2026-05-01", "2026-05-02")).toEqual({
      from: "2026-05-01",
      to: "2026-05-02",
      count: 4,
      matters: [
        at("请给 非常 满意", { namesLevel: true, isTyped: true }),
        at("请点第一个", { isTyped: true }),
        at("社保转移", { windows: 2, ratings: 2 }),
        at("社保转移", { windows: 2, windowNumber: "4" }),
      ],
    });
  });

  test("are those that the screen showed, also where the first of several services has no name", async () => {
    const furtherTransactions = [{ transactionRef: "BJ-further", serviceNumber: 1, matterName: "请给满意" }];
    await upload(device, writeLedger(device.id, [shown("2026-06-01", undefined, { furtherTransactions })]));
    expect((await mattersOf("2026-06-01")).matters).toMatchObject([{ text: "请给满意", namesLevel: true }]);
  });

  test("are counted where there are more than are listed, and no name of a level is hidden behind the others", async () => {
    const many = Array.from({ length: 120 }, (_, index) => shown("2026-07-01", `事项${index}`));
    await upload(device, writeLedger(device.id, [...many, shown("2026-07-01", "谢谢您的满意")]));
    const { count, matters } = await mattersOf("2026-07-01");
    expect([count, matters.length, matters[0]?.text]).toEqual([121, 100, "谢谢您的满意"]);
    expect(await mattersOf("2026-07-02")).toMatchObject({ count: 0, matters: [] });
  });

  test("name a level despite invisible characters in their words", async () => {
    const words = [
      "满\u200b意",
      "满\u2060意",
      "满\ufe0f意",
      "非常\u2800不\u3164满意",
      "ＶＥＲＹ\u3000satisfied",
      "社保",
    ];
    const drafts = words.map((word) => shown("2026-08-01", `请按${word}`));
    await upload(device, writeLedger(device.id, drafts));
    const { matters } = await mattersOf("2026-08-01");
    expect(matters.filter(({ namesLevel }) => !namesLevel).map(({ text }) => text)).toEqual(["请按社保"]);
  });

  test("are searched for words despite blanks and characters that Unicode calls ignorable", async () => {
    const all = Array.from({ length: 0x110000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff);
    const unseen = all.filter((code) => /\p{Default_Ignorable_Code_Point}/u.test(String.fromCodePoint(code)));
    const [row] = await centre.sql<{ left: string }[]>`
      select regexp_replace(${String.fromCodePoint(...unseen)}, ${blankOrUnseen}, '', 'g') as left`;
    expect([unseen.length > 4_000, row?.left]).toEqual([true, ""]);
    const [seen] = await centre.sql<
      { kept: string }[]
    >`select regexp_replace('满意 a1，', ${blankOrUnseen}, '', 'g') as kept`;
    expect(seen?.kept).toBe("满意a1，");
  });

  test("are for valid days", async () => {
    for (const query of ["", "?from=2026-13-01", "?from=2026-01-01&to=2026-12-31", "?from=2026-05-01&x=1"]) {
      expect(await refusalIn(await ask(query))).toMatchObject({ status: 400, code: "request-invalid" });
    }
  });
});
