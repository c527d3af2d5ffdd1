import { randomBytes } from "node:crypto";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readIfThere } from "../keys/secret-file.ts";

/** The address of the centre's own PostgreSQL; in a file of mode 0600, for the commands on a running centre. */
const Access = z.strictObject({ port: z.int().min(0).max(65_535), password: z.string().min(1) });
export type Access = z.infer<typeof Access>;

export const userName = "counterstar";
const databaseName = "counterstar";

const fileOf = (dataFolder: string): string => join(dataFolder, "database.json");

export const readAccess = async (dataFolder: string): Promise<Access | undefined> => {
  const text = await readIfThere(fileOf(dataFolder));
  return text === undefined ? undefined : Access.parse(JSON.parse(text));
};

export const createAccess = (): Access => ({ port: 0, password: randomBytes(24).toString("base64url") });

export const writeAccess = async (dataFolder: string, access: Access): Promise<void> => {
  const fresh = `${fileOf(dataFolder)}.${process.pid}.new`;
  await writeFile(fresh, `${JSON.stringify(access)}\n`, { mode: 0o600, flush: true });
  await rename(fresh, fileOf(dataFolder));
};

/** The URL of a database of the cluster; by default the centre's own. */
export const urlOf = ({ port, password }: Access, database: string = databaseName): string =>
  `postgres://${userName}:${password}@127.0.0.1:${port}/${database}`;
