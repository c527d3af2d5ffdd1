import { afterAll, beforeAll, expect, test } from "vitest";
import type { ExportFormat, ExportOrder, PaperLanguage } from "../../../contract/office/reports/exports.ts";
import { askForExport, downloadOf, untilJobIs } from "../../support/centre/exports.ts";
import { addAccount, logInAs } from "../../support/centre/office-account.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { closed, readPdf } from "../../support/read-pdf.ts";

let centre: TestCentre;
let city: string;
beforeAll(async () => {
  centre = await startCentre({ clock: () => Date.parse("2026-04-02T01:00:00.000Z") });
  await addAccount(centre, "city", [{ role: "city" }]);
  city = await logInAs(centre, "city");
});
afterAll(() => centre.stop());

/** The name of a file, and its bytes. */
const fileOf = async (order: ExportOrder) => {
  const job = await askForExport(centre, city, order);
  await untilJobIs(centre, city, job, "done");
  const answer = await downloadOf(centre, city, job);
  const [, name = ""] = /filename\*=UTF-8''([^;]*)/.exec(answer.headers.get("content-disposition") ?? "") ?? [];
  return { name: decodeURIComponent(name), bytes: Buffer.from(await answer.arrayBuffer()) };
};

const figures = (from: string, to: string, format: ExportFormat, language: PaperLanguage = "zh"): ExportOrder => ({
  ...{ kind: "figures", format, language },
  query: { from, to, by: "units", flagged: "with", unit: null },
});

const sayings = ["期间未结束", "尚未冻结", "still running", "not frozen"];
const saidIn = (text: string) => sayings.filter((saying) => text.includes(saying.replaceAll(" ", "")));
const pdfText = (bytes: Buffer): string => closed(readPdf(bytes).pages.join(""));

test.each([
  ["of a running month", "2026-04-01", "2026-04-30", ["期间未结束"], " 期间未结束"],
  ["of a running week", "2026-03-30", "2026-04-05", ["期间未结束"], " 期间未结束"],
  ["of a month that is not frozen", "2026-03-01", "2026-03-31", ["尚未冻结"], " 未冻结"],
  ["of a quarter that is not frozen", "2026-01-01", "2026-03-31", ["尚未冻结"], " 未冻结"],
  ["of a week that is over", "2026-03-23", "2026-03-29", [], ""],
] as const)(
  "a table %s says so at its end, in its name, and on paper at its head too",
  async (_, from, to, said, mark) => {
    const csv = await fileOf(figures(from, to, "csv"));
    expect([saidIn(closed(csv.bytes.toString("utf8"))), csv.name]).toEqual([
      said,
      `各单位的评价数字 ${from} ${to}${mark}.csv`,
    ]);
    const paper = pdfText((await fileOf(figures(from, to, "pdf"))).bytes);
    const [notice = "无"] = said;
    expect([saidIn(paper), paper.split(notice).length - 1]).toEqual([said, said.length * 2]);
  },
);

test("the papers of a unit say so, in the language of the paper", async () => {
  for (const [month, en, zh] of [
    ["2026-04", "still running", "期间未结束"],
    ["2026-03", "not frozen", "尚未冻结"],
  ] as const)
    for (const kind of ["unit-report", "hall-poster"] as const) {
      const of = { kind, format: "pdf", query: { month, unit: sampleUnitCode } } as const;
      const english = await fileOf({ ...of, language: "en" });
      expect([saidIn(pdfText(english.bytes)), english.name.endsWith(` ${en}.pdf`)]).toEqual([[en], true]);
      expect(saidIn(pdfText((await fileOf({ ...of, language: "zh" })).bytes))).toEqual([zh]);
    }
});

test("a frozen month has no such mark", async () => {
  await centre.sql`
    insert into star_freezes (month, frozen_at, frozen_by, formula_version, definition_version, policy_version, input_hash,
      missing, reason)
    select '2026-03-01', now(), 'city', 1, 1, min(version), repeat('a', 64), '[]', null from star_policies`;
  const { name, bytes } = await fileOf(figures("2026-03-01", "2026-03-31", "csv"));
  expect([saidIn(closed(bytes.toString("utf8"))), name]).toEqual([[], "各单位的评价数字 2026-03-01 2026-03-31.csv"]);
});
