import { randomBytes } from "node:crypto";
import { type FileHandle, open, readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { mostHours, usualHours } from "../../contract/office/enrolment-codes.ts";
import { readWindowsCsv } from "../../contract/office/windows-csv.ts";
import { sentenceOf } from "../../contract/problems/sentences.ts";
import type { Sql } from "../database/sql.ts";
import { codeSheet } from "../enrolment/code-sheet.ts";
import { codesCsv } from "../enrolment/codes-csv.ts";
import { issueCodes } from "../enrolment/issue-codes.ts";
import { StartupTrouble } from "../postgresql/startup-trouble.ts";
import { readSettings } from "../settings.ts";
import { runCommand } from "./run-command.ts";

const usage = (): StartupTrouble =>
  new StartupTrouble(
    `用法：enrolment-codes.ts --windows <文件：每行“单位编码,窗口号”> --csv <新文件> --sheet <新文件.html> [--hours <1 至 ${mostHours}>] [--centre <设备访问中心的地址>]`,
    `Usage: enrolment-codes.ts --windows <file, a line "unit code,window number" each> --csv <new file> --sheet <new file.html> [--hours <1 to ${mostHours}>] [--centre <where kiosks reach the centre>]`,
  );

const isWebAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

const readOptions = () => {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({ options: { windows: text, csv: text, sheet: text, hours: text, centre: text } });
    const { windows, csv, sheet, hours = String(usualHours), centre = centreUrl() } = values;
    const isWhole = /^\d{1,4}$/.test(hours) && Number(hours) >= 1 && Number(hours) <= mostHours;
    if (windows && csv && sheet && isWhole && isWebAddress(centre))
      return { windows, csv, sheet, hours: Number(hours), centre };
  } catch {
    // An option nobody knows is answered like a missing one.
  }
  throw usage();
};

const centreUrl = (): string => {
  const { publicUrl, host, port } = readSettings(process.env);
  return publicUrl ?? `http://${host}:${port}`;
};

const readWindows = async (file: string) => {
  const { windows, wrongLines } = readWindowsCsv(await readFile(file, "utf8"));
  if (wrongLines.length === 0 && windows.length > 0) return windows;
  const lines = wrongLines.join(", ") || "—";
  throw new StartupTrouble(
    `${file} 里这些行不是“单位编码,窗口号”：${lines}`,
    `These lines of ${file} are not "unit code,window number": ${lines}`,
  );
};

/** New files that only this user can read: whoever has a code can enrol a device. They are there before any code is. */
const openNew = async (file: string): Promise<FileHandle> => {
  try {
    return await open(file, "wx", 0o600);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupTrouble(`不能新建文件 ${file}（${reason}）。`, `The file ${file} cannot be made (${reason}).`);
  }
};

const writeWhole = async (file: FileHandle, text: string): Promise<void> => {
  await file.writeFile(text, "utf8");
  await file.close();
};

const issue = async (sql: Sql): Promise<string> => {
  const { windows, csv, sheet, hours, centre } = readOptions();
  const listed = await readWindows(windows);
  const [csvFile, sheetFile] = [await openNew(csv), await openNew(sheet)];
  const options = { clock: Date.now, random: randomBytes, lifetimeMs: hours * 3_600_000, centreUrl: centre };
  const issued = await issueCodes(sql, listed, options);
  if (!issued.ok) throw new StartupTrouble(sentenceOf(issued.problem, "zh"), sentenceOf(issued.problem, "en"));
  await writeWhole(csvFile, codesCsv(issued.value));
  await writeWhole(sheetFile, codeSheet(issued.value));
  const count = issued.value.length;
  return `${count} 个入网码，中心地址 ${centre}：${csv}，打印用 ${sheet}。${count} codes for the centre ${centre}; ${sheet} is for printing.`;
};

/** Issues a code for each window of a list: as a table, and as a sheet to print. */
await runCommand(issue);
