import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { extname } from "node:path";
import { parseArgs } from "node:util";
import type { Problem } from "../../contract/problems/problem.ts";
import { linkAddress } from "../accounts/account-links.ts";
import type { Sql } from "../database/sql.ts";
import type { Book } from "../roster/book/book.ts";
import { readBook } from "../roster/book/read-book.ts";
import { writeCsv } from "../roster/book/write-csv.ts";
import { writeWorkbook } from "../roster/book/write-workbook.ts";
import { applyRosterImport, type Given, planRosterImport } from "../roster/import-roster.ts";
import { knownPhoto } from "../roster/photos/known-photo.ts";
import { readPhotos } from "../roster/photos/read-photos.ts";
import { isFault } from "../roster/plan/plan-import.ts";
import { linkLines, pinLines, planLines, problemLines } from "../roster/report.ts";
import type { NewPin } from "../roster/save/new-pins.ts";
import type { NewLink } from "../roster/save/save-accounts.ts";
import { emptyDraft, readDraft } from "../roster/sheets/read-draft.ts";
import { readSettings } from "../settings.ts";
import { StartupTrouble } from "../startup-trouble.ts";
import { runCommand } from "./run-command.ts";

const text = { type: "string" } as const;
const options = { photos: text, apply: { type: "boolean" }, pins: text, links: text } as const;

const readArguments = () => {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (positionals.length > 0 || values.photos !== undefined) return { ...values, files: positionals };
  } catch {
    // An unknown option gets the same answer as a missing file.
  }
  throw new StartupTrouble(
    "用法：npm run centre -- import-office [<表格或文件夹>] [--photos <照片.zip>] [--apply [--pins <口令表.xlsx>] [--links <链接表.xlsx>]]",
    "Usage: npm run centre -- import-office [<workbook, CSV files or folder>] [--photos <photos.zip>] [--apply [--pins <PINs.xlsx>] [--links <links.xlsx>]]",
  );
};

/** The fewest PINs for which the output says that it takes time: about a second for thirty of them and each core. */
const manyPins = 100;

type Options = ReturnType<typeof readArguments>;

const write = (lines: readonly string[]): void => {
  if (lines.length > 0) process.stdout.write(`${lines.join("\n")}\n`);
};

const readGiven = async (sql: Sql, { files, photos: zip }: Options) => {
  const problems: Problem[] = [];
  const sheets: Book[number][] = [];
  for (const file of files) {
    const book = await readBook(file);
    if (book.ok) sheets.push(...book.value);
    else problems.push(book.problem);
  }
  // An import of photos alone needs no sheet.
  const { draft, problems: inSheets } = files.length > 0 ? readDraft(sheets) : { draft: emptyDraft, problems: [] };
  const read = zip === undefined ? undefined : await readPhotos(zip, (hash) => knownPhoto(sql, hash));
  const given: Given = { draft, photos: read?.photos ?? new Map() };
  return { given, problems: [...problems, ...inSheets, ...(read?.problems ?? [])] };
};

/** Writes rows to a new file that only its owner can read. */
const writeSecretSheet = async (file: string, name: string, rows: readonly (readonly string[])[]): Promise<void> => {
  const sheet = { name, rows, flaws: [] };
  const bytes = extname(file).toLowerCase() === ".xlsx" ? await writeWorkbook([sheet]) : writeCsv(sheet);
  await writeFile(file, bytes, { mode: 0o600, flag: "wx" });
};

const handOverPins = async (file: string | undefined, pins: readonly NewPin[]): Promise<void> => {
  if (pins.length === 0) return;
  if (file === undefined) {
    write([
      "首次口令，只显示这一次，登录后须自行修改 First PINs, shown only once. Each must be changed at the first login:",
      ...pinLines(pins),
    ]);
    return;
  }
  const rows = pins.map(({ line, pin }) => [line.unitCode, line.number, line.name.zh, pin]);
  await writeSecretSheet(file, "口令", [["单位编码", "工号", "姓名", "首次口令"], ...rows]);
};

const handOverLinks = async (file: string | undefined, links: readonly NewLink[], publicUrl: string): Promise<void> => {
  if (links.length === 0) return;
  if (file === undefined) {
    write([
      "设置密码的一次性链接，只显示这一次，两周内有效 One-time links that set a password, shown only once, valid for two weeks:",
      ...linkLines(links, publicUrl),
    ]);
    return;
  }
  const rows = links.map(({ line, token }) => [line.login, line.name, linkAddress(publicUrl, token)]);
  await writeSecretSheet(file, "链接", [["登录名", "姓名", "一次性链接"], ...rows]);
};

const apply = async (sql: Sql, given: Given, { pins: pinFile, links: linkFile }: Options): Promise<string> => {
  const publicUrl = readSettings(process.env).publicUrl ?? "";
  const handOver = async (pins: readonly NewPin[], links: readonly NewLink[]): Promise<void> => {
    await handOverPins(pinFile, pins);
    await handOverLinks(linkFile, links, publicUrl);
  };
  const means = { clock: Date.now, random: randomBytes, by: userInfo().username, handOver };
  const done = await applyRosterImport(sql, given, means);
  if (done === "faults" || done === "changed") {
    throw new StartupTrouble(
      "名册刚被别人改过，没有导入。请再试一次。",
      "The roster was changed at the same time. Nothing was imported. Try again.",
    );
  }
  return "✓ 已导入，各设备一分钟内生效 Imported. Every device receives it within a minute";
};

/** Prints every problem and the changes; with --apply makes them, if there is no fault. */
const importOffice = async (sql: Sql): Promise<string> => {
  const given = readArguments();
  const read = await readGiven(sql, given);
  const plan = await planRosterImport(sql, read.given);
  const problems = [...read.problems, ...plan.problems];
  write([...problemLines(problems), ...planLines(plan)]);
  const faults = problems.filter(isFault).length;
  if (faults > 0) {
    process.exitCode = 1;
    return `✗ ${faults} 处有误，没有导入 ${faults} faults, nothing was imported`;
  }
  if (given.apply !== true)
    return "试运行，没有改动；加 --apply 导入 Dry run: nothing was changed. Add --apply to import";
  if (plan.newPins.length > manyPins) {
    process.stderr.write(`正在生成 ${plan.newPins.length} 个首次口令 Making the first PINs…\n`);
  }
  return apply(sql, read.given, given);
};

await runCommand(importOffice);
