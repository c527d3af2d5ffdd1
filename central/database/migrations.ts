import { readdir } from "node:fs/promises";
import { type Fragment, readSqlFile } from "./statement.ts";

export interface Migration {
  /** Counts in tens; the order of the steps. Frozen once released. */
  readonly number: number;
  readonly name: string;
  readonly sql: Fragment;
}

const folder = new URL("./migrations/", import.meta.url);

const readMigration = async (file: string): Promise<Migration> => {
  const [, digits = "", name = ""] = /^(\d{3})-(.+)\.sql$/.exec(file) ?? [];
  if (digits === "") throw new Error(`${file} is not named like a migration`);
  return { number: Number(digits), name, sql: await readSqlFile(new URL(file, folder)) };
};

/** Every step in order: the files of the folder `migrations`. */
export const readMigrations = async (): Promise<readonly Migration[]> => {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".sql")).sort();
  return Promise.all(files.map(readMigration));
};
