import { describe, expect, test } from "vitest";
import { readCalendarFile } from "../../../contract/office/calendar/calendar-file.ts";
import { type ImportedYear, ownCalendar, workingDaysOf } from "../../../contract/office/calendar/own-calendar.ts";
import { sentenceOf } from "../../../contract/problems/sentences.ts";
import { builtInYears, isWorkingDay } from "../../../contract/working-days.ts";

const october = ["04", "05", "06", "07", "08", "11", "12", "13", "14", "15"].map((day) => `2027-10-${day}`);
const ten = october.map((day) => `${day},off`).join("\n");

const read = (text: string, kind: "national" | "local" = "national") => readCalendarFile({ kind, year: 2027, text });
const refusal = (text: string, language: "zh" | "en" = "en") => {
  const done = read(text);
  return done.ok ? undefined : sentenceOf(done.problem, language);
};

describe("a file of a year", () => {
  const days = { off: october, worked: ["2027-09-26"] };

  test.each([
    ["CSV", `date,kind\n${ten}\n2027-09-26,worked\n`],
    [
      "CSV of a spreadsheet in Chinese",
      `\uFEFF日期,类别\r\n${ten.replaceAll(",off", ",放假").replaceAll("\n", "\r\n")}\r\n2027/9/26,上班,\r\n,\r\n`,
    ],
    ["cells pasted from a spreadsheet", `${ten.replaceAll(",off", "\t休")}\n2027年9月26日\t班`],
    ["quoted cells", `"date","kind"\n${ten.replaceAll(/(.*),off/g, '"$1","off"')}\n2027.09.26,WORKED`],
    ["JSON", JSON.stringify({ year: 2027, notice: "https://example.gov", ...days })],
  ])("is read: %s", (_, text) => {
    expect(read(text)).toEqual({ ok: true, value: days });
  });

  test("may name the weekends of a holiday, which are no working days in any case", () => {
    const done = read(`${ten}\n2027-10-02,off\n2027-10-03,off`);
    expect(done.ok && done.value.off.slice(0, 3)).toEqual(["2027-10-02", "2027-10-03", "2027-10-04"]);
    const own = ownCalendar([{ kind: "national", year: 2027, ...(done.ok ? done.value : days) }]);
    expect(own.off).toEqual(october);
  });

  test.each([
    [`${ten}\n2027-02-30,off`, 'Line 11 is wrong: "2027-02-30" is no date; write 2027-01-01.'],
    [`${ten}\n=cmd|' /C calc'!A0,off`, "Line 11 is wrong: \"=cmd|' /C calc'!A0\" is no date"],
    [`${ten}\n\n2026-12-31,off`, "Line 12 is wrong: 2026-12-31 is not in 2027."],
    [`${ten}\n2027-10-04,off`, "Line 11 is wrong: 2027-10-04 is here twice."],
    [`${ten}\n2027-9-27,worked`, "Line 11 is wrong: 2027-09-27 is no Saturday or Sunday, worked in any case."],
    [`${ten}\n2027-09-26,holiday`, 'Line 11 is wrong: "holiday" is neither off nor worked.'],
    [`${ten}\n2027-09-26`, "Line 11 is wrong: two columns are expected"],
    [`${ten}\n2027-09-26,worked,x`, "Line 11 is wrong: two columns are expected"],
    [`${ten}\n${"x".repeat(200)},off`, `Line 11 is wrong: "${"x".repeat(40)}…" is no date`],
    ["", "Only 0 weekdays of 2027 are off"],
    ["2027-10-01,off\n2027-10-02,off", "Only 1 weekdays of 2027 are off"],
    ["{", "These days cannot be read"],
    ['{"off": "2027-01-01", "worked": []}', "These days cannot be read"],
    [
      `{\n "off": [\n  "2027-10-01",\n  "2027-10-01"\n ],\n "worked": []\n}`,
      "Line 4 is wrong: 2027-10-01 is here twice.",
    ],
    [`{"off": [],\n "worked": ["2028-01-01"]}`, "Line 2 is wrong: 2028-01-01 is not in 2027."],
  ])("that is wrong is refused by its line: %j", (text, said) => {
    expect(refusal(text)).toContain(said);
  });

  test("is refused in Chinese, too", () => {
    expect(refusal(`${ten}\n2027-10-04,放假`, "zh")).toBe(
      "第 11 行不对：2027-10-04 填了两次。没有导入，请改好这一行再试。",
    );
  });

  test("of the place's own days may be short, or empty, and may work on a holiday", () => {
    expect(read("2027-10-01,worked", "local")).toEqual({ ok: true, value: { off: [], worked: ["2027-10-01"] } });
    expect(read("date,kind\n", "local")).toEqual({ ok: true, value: { off: [], worked: [] } });
  });
});

describe("the office's own calendar", () => {
  const year = Number(builtInYears.at(-1));
  const local: ImportedYear = {
    kind: "local",
    year,
    off: [`${year}-04-22`, `${year}-10-10`],
    worked: [`${year}-10-01`],
  };

  test("is empty without imports, and has a shipped year whole where a local day changes it", () => {
    expect(ownCalendar([])).toEqual({ off: [], worked: [] });
    const own = ownCalendar([local]);
    const changed = workingDaysOf(year, own).filter((day) => !isWorkingDay(day, { off: [], worked: [] }));
    expect(changed).toEqual([`${year}-10-01`]);
    // A Wednesday, and a Saturday that the notice works.
    expect(local.off.map((day) => isWorkingDay(day, own))).toEqual([false, false]);
    expect(workingDaysOf(year, own).length).toBe(248 - 2 + 1);
  });

  test("does not publish a year by local days alone", () => {
    const next: ImportedYear = { kind: "local", year: year + 1, off: [`${year + 1}-04-22`], worked: [] };
    expect(ownCalendar([next])).toEqual({ off: [], worked: [] });
    expect(workingDaysOf(year + 1, ownCalendar([next])).length).toBe(260);
  });
});
