import { execFile } from "node:child_process";
import { chown, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { StartupTrouble } from "../startup-trouble.ts";
import { userName } from "./access-file.ts";
import { type Binaries, binary } from "./binaries.ts";
import type { SystemUser } from "./postgres-user.ts";

const run = promisify(execFile);

const give = async (path: string, user: SystemUser | undefined): Promise<void> => {
  if (user) await chown(path, user.uid, user.gid);
};

const initialise = async (
  binaries: Binaries,
  folder: string,
  password: string,
  user: SystemUser | undefined,
): Promise<void> => {
  const passwordFile = join(folder, "..", "initial-password.new");
  await writeFile(passwordFile, password, { mode: 0o600 });
  await give(passwordFile, user);
  const flags = ["--encoding=UTF8", "--no-locale", "--auth=scram-sha-256", "--data-checksums"];
  try {
    await run(
      binary(binaries, "initdb"),
      [`--pgdata=${folder}`, `--username=${userName}`, `--pwfile=${passwordFile}`, ...flags],
      {
        ...user,
        cwd: folder,
        env: { LC_ALL: "C", TZ: "UTC" },
      },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
};

/**
 * Creates PostgreSQL's folder where there is none. Created under another name and renamed: an interrupted start leaves
 * no half folder.
 */
export const createCluster = async (
  binaries: Binaries,
  cluster: string,
  password: string,
  user: SystemUser | undefined,
): Promise<void> => {
  if (await stat(join(cluster, "PG_VERSION")).catch(() => undefined)) return;
  const fresh = join(dirname(cluster), "postgres.new");
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  await give(fresh, user);
  try {
    await initialise(binaries, fresh, password, user);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupTrouble(`无法建立数据库：${reason}`, `The database could not be created: ${reason}`);
  }
  await rename(fresh, cluster);
};
