import { parseArgs } from "node:util";
import type { Problem } from "../../contract/problems/problem.ts";
import type { Sql } from "../database/sql.ts";
import { openSealingKeys } from "../keys/sealing-key.ts";
import { openCentreSigner } from "../ledger/audit/centre-signer.ts";
import { findingLines } from "../ledger/audit/report.ts";
import { type Imported, importExport } from "../ledger/stick/import-export.ts";
import { writeReceipts } from "../ledger/stick/write-receipts.ts";
import { locateDataFolder } from "../postgresql/data-folder.ts";
import { departments } from "../read-models.ts";
import { readSettings } from "../settings.ts";
import { StartupTrouble } from "../startup-trouble.ts";
import { runCommand } from "./run-command.ts";

const usage = (): StartupTrouble =>
  new StartupTrouble(
    "用法：npm run centre -- import-export <设备导出的文件>",
    "Usage: npm run centre -- import-export <file that a device exported>",
  );

const readFileName = (): string => {
  try {
    const [file, ...others] = parseArgs({ allowPositionals: true }).positionals;
    if (file !== undefined && others.length === 0) return file;
  } catch {
    // An unknown option gets the same answer as a missing file.
  }
  throw usage();
};

const say = (lines: readonly string[]): void => {
  process.stdout.write(`${lines.join("\n")}\n`);
};

const findings = (found: readonly Problem[]): readonly string[] => found.flatMap((one) => findingLines("✗", one));

const nothingImported = "✗ 没有导入任何内容 Nothing was imported";

const isOfSystem = (error: unknown): error is Error => error instanceof Error && "syscall" in error;

/** Imported entries stay imported: another run of the command is idempotent and returns the receipt again. */
const writeBeside = async (file: string, { receipts, entries }: Imported): Promise<void> => {
  const target = `${file}.receipt`;
  await writeReceipts(target, receipts).catch((error: unknown) => {
    if (!isOfSystem(error)) throw error;
    throw new StartupTrouble(
      `中心已收下这 ${entries} 条，但回执 ${target} 写不了（${error.message}）。请让 U 盘可写，再运行一次：重复导入不会重复记录。`,
      `The centre has stored these ${entries} entries, but the receipt ${target} cannot be written (${error.message}). Make the USB stick writable and run the command again. Importing a file twice adds nothing.`,
    );
  });
  say([`✓ 中心已有这 ${entries} 条，回执写在 The centre has these ${entries} entries. The receipt is in ${target}`]);
};

const report = async (file: string, imported: Imported): Promise<void> => {
  const { verification, refusals, failures, receipts } = imported;
  if (refusals.length + failures.length > 0) process.exitCode = 1;
  if (refusals.length > 0) return say([...findings(refusals), nothingImported]);
  const history = [...verification.faults, ...verification.notices].flatMap((found) => findingLines("·", found));
  say([`device   ${verification.header?.device}`, ...history, ...findings(failures)]);
  if (receipts.length > 0) await writeBeside(file, imported);
  else say([nothingImported]);
};

const importFile = async (sql: Sql): Promise<undefined> => {
  const file = readFileName();
  const { dataFolder, policy } = readSettings(process.env);
  const signer = await openCentreSigner(sql, dataFolder);
  const sealingKeys = await openSealingKeys((await locateDataFolder(dataFolder)).folder);
  const imported = await importExport({ sql, signer, sealingKeys, policy, clock: Date.now, departments }, file).catch(
    (error: unknown) => {
      if (isOfSystem(error)) {
        throw new StartupTrouble(
          `读不了文件 ${file}（${error.message}）。`,
          `The file ${file} cannot be read (${error.message}).`,
        );
      }
      throw error;
    },
  );
  await report(file, imported);
};

/** Imports a device's export from a stick, and writes its receipt beside it. Exits with 1 where a part was refused. */
await runCommand(importFile);
