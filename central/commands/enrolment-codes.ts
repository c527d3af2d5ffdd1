import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { mostCodes, type WindowKey } from "../../contract/office/devices/enrolment-codes.ts";
import { readWindowsCsv } from "../../contract/office/devices/windows-csv.ts";
import { sentenceOf } from "../../contract/problems/sentences.ts";
import type { Sql } from "../database/sql.ts";
import { codeSheet } from "../devices/enrolment/code-sheet.ts";
import { codesCsv } from "../devices/enrolment/codes-csv.ts";
import { type IssueOptions, issueCodes } from "../devices/enrolment/issue-codes.ts";
import { StartupTrouble } from "../startup-trouble.ts";
import { isOfThisMachine, readOptions } from "./codes-options.ts";
import { writeNewFiles } from "./new-files.ts";
import { runCommand } from "./run-command.ts";

const readText = async (file: string): Promise<string> => {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupTrouble(`不能读取文件 ${file}（${reason}）。`, `The file ${file} cannot be read (${reason}).`);
  }
};

const readWindows = async (file: string): Promise<readonly WindowKey[]> => {
  const { windows, wrongLines } = readWindowsCsv(await readText(file));
  if (windows.length > mostCodes) {
    throw new StartupTrouble(
      `${file} 里有 ${windows.length} 个窗口，一次最多生成 ${mostCodes} 个入网码，一个也没有生成。请把它分成几个文件。`,
      `${file} has ${windows.length} windows. At most ${mostCodes} codes can be made at once. No code was made. Split the file.`,
    );
  }
  if (wrongLines.length === 0 && windows.length > 0) return windows;
  const lines = wrongLines.join(", ") || "—";
  throw new StartupTrouble(
    `${file} 里这些行不是“单位编码,窗口号”：${lines}`,
    `These lines of ${file} are not "unit code,window number": ${lines}`,
  );
};

const codesFor = async (sql: Sql, windows: readonly WindowKey[], options: IssueOptions): Promise<readonly string[]> => {
  const issued = await issueCodes(sql, windows, options);
  if (!issued.ok) throw new StartupTrouble(sentenceOf(issued.problem, "zh"), sentenceOf(issued.problem, "en"));
  return [codesCsv(issued.value), codeSheet(issued.value)];
};

const warnOf = (centre: string): void => {
  process.stderr.write(
    `注意：入网码里的中心地址 ${centre} 只在本机有效，别的机器连不上。请设置 COUNTERSTAR_CENTRE_PUBLIC_URL，或用 --centre 写明设备访问中心的地址，再重新生成。
Warning: the codes contain the centre's address ${centre}, which other machines cannot reach. Set COUNTERSTAR_CENTRE_PUBLIC_URL, or give the centre's address for kiosks with --centre. Then make the codes again.\n`,
  );
};

const issue = async (sql: Sql): Promise<string> => {
  const { windows, csv, sheet, hours, centre } = readOptions();
  const listed = await readWindows(windows);
  const options = { clock: Date.now, random: randomBytes, lifetimeMs: hours * 3_600_000, centreUrl: centre };
  // A code is enough to enrol a device, so only this user can read the files.
  await writeNewFiles([csv, sheet], () => codesFor(sql, listed, options));
  if (isOfThisMachine(centre)) warnOf(centre);
  const count = listed.length;
  return `${count} 个入网码，中心地址 ${centre}：${csv}，打印用 ${sheet}。${count} codes for the centre ${centre}. Print ${sheet}.`;
};

/** Issues a code for each window of a list: as a table, and as a sheet to print. */
await runCommand(issue);
