import { parseArgs } from "node:util";
import type { Sql } from "../database/sql.ts";
import { writeBook } from "../roster/book/write-book.ts";
import { writePhotos } from "../roster/photos/write-photos.ts";
import { readRoster } from "../roster/plan/stored-roster.ts";
import { writeRoster } from "../roster/sheets/write-roster.ts";
import { StartupTrouble } from "../startup-trouble.ts";
import { runCommand } from "./run-command.ts";

const readArguments = () => {
  try {
    const { values, positionals } = parseArgs({ options: { photos: { type: "string" } }, allowPositionals: true });
    const [path, ...others] = positionals;
    if (path !== undefined && others.length === 0) return { ...values, path };
  } catch {
    // An unknown option gets the same answer as a missing file.
  }
  throw new StartupTrouble(
    "用法：npm run centre -- export-office <名册.xlsx，或 CSV 文件夹> [--photos <照片.zip>]",
    "Usage: npm run centre -- export-office <roster.xlsx, or a folder for CSV files> [--photos <photos.zip>]",
  );
};

const exportOffice = async (sql: Sql): Promise<string> => {
  const { path, photos } = readArguments();
  const written = await writeBook(path, writeRoster(await readRoster(sql)));
  const lines = photos === undefined ? [] : [`${photos}: ${await writePhotos(sql, photos)}`];
  return [...written, ...lines].join("\n");
};

/** Writes units, windows and staff as `import-office` reads them, without PINs and badges; prints the files. */
await runCommand(exportOffice);
