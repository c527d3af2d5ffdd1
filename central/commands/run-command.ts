import type { Sql } from "../database/sql.ts";
import { readSettings } from "../settings.ts";
import { StartupTrouble } from "../startup-trouble.ts";
import { openDatabase } from "./open-database.ts";

/** Runs `work` on the centre's database and prints the line that it returns, if any. Exits with 1 after a failure. */
export const runCommand = async (work: (sql: Sql) => Promise<string | undefined>): Promise<void> => {
  try {
    const sql = await openDatabase(readSettings(process.env));
    try {
      const line = await work(sql);
      if (line !== undefined) process.stdout.write(`${line}\n`);
    } finally {
      await sql.end();
    }
  } catch (error) {
    process.stderr.write(`${error instanceof StartupTrouble ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
};
