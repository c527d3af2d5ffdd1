import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { StartupTrouble } from "../startup-trouble.ts";

const run = promisify(execFile);

export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

export const isRoot = (): boolean => process.getuid?.() === 0;

const userName = "postgres";

const numberOf = async (flag: "-u" | "-g"): Promise<number> => Number((await run("id", [flag, userName])).stdout);

export const findPostgresUser = async (): Promise<SystemUser | undefined> => {
  try {
    return { uid: await numberOf("-u"), gid: await numberOf("-g") };
  } catch {
    return undefined;
  }
};

/**
 * The user that runs PostgreSQL when root starts it, created where the system has none: PostgreSQL refuses to run as
 * root.
 */
export const ensurePostgresUser = async (): Promise<SystemUser> => {
  const found = await findPostgresUser();
  if (found) return found;
  await run("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", userName]).catch(
    () => undefined,
  );
  const made = await findPostgresUser();
  if (made) return made;
  throw new StartupTrouble(
    "PostgreSQL 不能以 root 身份运行，而系统中没有 postgres 用户且无法创建。请先创建该用户（useradd --system postgres），或用普通用户启动中心。",
    "PostgreSQL does not run as root. The user postgres does not exist and could not be created. Create it (useradd --system postgres), or start the centre as an ordinary user.",
  );
};
