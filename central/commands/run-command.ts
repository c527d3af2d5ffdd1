import { userInfo } from "node:os";
import { basename } from "node:path";
import { logAccess } from "../accounts/access-log.ts";
import { connect, type Sql } from "../database/sql.ts";
import { readAccess, urlOf } from "../postgresql/access-file.ts";
import { locateDataFolder } from "../postgresql/data-folder.ts";
import { readSettings, type Settings } from "../settings.ts";
import { StartupTrouble } from "../startup-trouble.ts";

const notStarted = (folder: string): StartupTrouble =>
  new StartupTrouble(
    `数据目录 ${folder} 里没有数据库。请先启动中心，或用 DATABASE_URL 指定数据库。`,
    `There is no database in the data folder ${folder}. Start the centre first, or set a database in DATABASE_URL.`,
  );

const notAnswering = (): StartupTrouble =>
  new StartupTrouble(
    "连不上中心的数据库。请确认中心正在运行。",
    "The centre's database does not answer. Check that the centre is running.",
  );

/** The database of a running centre: the one that DATABASE_URL names, or its own. Throws `StartupTrouble`. */
export const openDatabase = async ({ databaseUrl, dataFolder }: Settings): Promise<Sql> => {
  const { folder } = await locateDataFolder(dataFolder);
  const access = databaseUrl === undefined ? await readAccess(folder) : undefined;
  if (databaseUrl === undefined && access === undefined) throw notStarted(folder);
  const sql = connect(databaseUrl ?? (access ? urlOf(access) : ""), { connections: 1 });
  const answers = await sql`select 1`.then(() => true).catch(() => false);
  if (answers) return sql;
  await sql.end();
  throw notAnswering();
};

/** A user of this machine runs a command: the access log names the user and the options. */
const logCommand = async (sql: Sql): Promise<void> => {
  const [, file = "", ...options] = process.argv;
  const subject = { command: basename(file, ".ts"), options };
  await logAccess(sql, { kind: "command", name: userInfo().username }, { action: "command-run", subject });
};

/** Runs `work` on the centre's database and prints the line that it returns, if any. Exits with 1 after a failure. */
export const runCommand = async (work: (sql: Sql) => Promise<string | undefined>): Promise<void> => {
  try {
    const sql = await openDatabase(readSettings(process.env));
    try {
      const line = await work(sql);
      await logCommand(sql);
      if (line !== undefined) process.stdout.write(`${line}\n`);
    } finally {
      await sql.end();
    }
  } catch (error) {
    process.stderr.write(`${error instanceof StartupTrouble ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
};
