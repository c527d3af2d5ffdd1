import { open, rename } from "node:fs/promises";
import { parseArgs } from "node:util";
import { lineOf } from "../../contract/audit/export-file.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import { type Imported, importExport } from "../air-gap/import-export.ts";
import { openSignerOf } from "../audit/open-signer.ts";
import { findingLines } from "../audit/report.ts";
import type { Sql } from "../database/sql.ts";
import { openSealingKeys } from "../keys/sealing-key.ts";
import { locateDataFolder } from "../postgresql/data-folder.ts";
import { StartupTrouble } from "../postgresql/startup-trouble.ts";
import { readSettings } from "../settings.ts";
import { runCommand } from "./run-command.ts";

const usage = (): StartupTrouble =>
  new StartupTrouble(
    "用法：npm run import-export -- <设备导出的文件>",
    "Usage: npm run import-export -- <file that a device exported>",
  );

const readFileName = (): string => {
  try {
    const [file, ...others] = parseArgs({ allowPositionals: true }).positionals;
    if (file !== undefined && others.length === 0) return file;
  } catch {
    // An option nobody knows is answered like a missing file.
  }
  throw usage();
};

/** Wholly or not at all: half a receipt file on a stick would look like one that was tampered with. */
const writeReceipts = async (file: string, receipts: readonly SignedText[]): Promise<void> => {
  const fresh = `${file}.new`;
  const handle = await open(fresh, "w");
  try {
    await handle.writeFile(receipts.map((receipt) => `${lineOf(receipt)}\n`).join(""));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, file);
};

const say = (lines: readonly string[]): void => {
  process.stdout.write(`${lines.join("\n")}\n`);
};

const findings = (found: readonly Problem[]): readonly string[] => found.flatMap((one) => findingLines("✗", one));

const report = async (file: string, { verification, refusals, failures, receipts, entries }: Imported) => {
  if (refusals.length > 0) {
    say([...findings(refusals), "✗ 没有导入任何内容 Nothing was imported"]);
    process.exitCode = 1;
    return;
  }
  if (receipts.length > 0) await writeReceipts(`${file}.receipt`, receipts);
  const history = [...verification.faults, ...verification.notices].flatMap((found) => findingLines("·", found));
  say([
    `device   ${verification.header?.device}`,
    ...history,
    ...findings(failures),
    `✓ 中心已有这 ${entries} 条，回执写在 The centre holds these ${entries} entries; the receipt is in ${file}.receipt`,
  ]);
  if (failures.length > 0) process.exitCode = 1;
};

const importFile = async (sql: Sql): Promise<undefined> => {
  const file = readFileName();
  const { dataFolder, policy } = readSettings(process.env);
  const signer = await openSignerOf(sql, dataFolder);
  const sealingKeys = await openSealingKeys((await locateDataFolder(dataFolder)).folder);
  const imported = await importExport({ sql, signer, sealingKeys, policy, clock: Date.now }, file).catch(
    (error: unknown) => {
      if (error instanceof Error && "syscall" in error) {
        throw new StartupTrouble(
          `读不了文件 ${file}（${error.message}）。`,
          `${file} cannot be read (${error.message}).`,
        );
      }
      throw error;
    },
  );
  await report(file, imported);
};

/** Takes what a device has exported to a stick, and writes its receipt beside it. Ends with 1 where it did not take all. */
await runCommand(importFile);
