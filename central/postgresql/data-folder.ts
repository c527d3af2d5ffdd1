import { chmod, mkdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { sha256Hex } from "../../contract/node/hash.ts";
import { StartupTrouble } from "../startup-trouble.ts";
import { closedFolderOn } from "./folder-access.ts";
import { findPostgresUser, isRoot } from "./postgres-user.ts";
import { sharedFolder } from "./shared-folder.ts";

export interface DataFolder {
  readonly folder: string;
  /** Why it differs from the configured one, as a line for the log. */
  readonly remark: string | undefined;
}

export const clusterFolder = (dataFolder: string): string => join(dataFolder, "postgres");

/** Resolves links in the part of the path that exists. */
const realPathOf = async (path: string): Promise<string> => {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realPathOf(parent), basename(path));
  }
};

export const holdsCluster = async (folder: string): Promise<boolean> =>
  (await stat(join(clusterFolder(folder), "PG_VERSION")).catch(() => undefined)) !== undefined;

const unreachable = (folder: string, closed: string): StartupTrouble =>
  new StartupTrouble(
    `数据目录 ${folder} 里已有数据库，但 postgres 用户无法进入 ${closed}。请执行 chmod o+x ${closed}，或把数据目录移到别处并用 COUNTERSTAR_CENTRE_DATA 指定。`,
    `The data folder ${folder} has a database, but the user postgres cannot enter ${closed}. Run chmod o+x ${closed}, or move the data folder and set it in COUNTERSTAR_CENTRE_DATA.`,
  );

/**
 * The folder of the centre's data: the configured one, or, where root runs the centre and the user postgres could not
 * reach it, a folder of its own under the shared one. The same configured folder always gives the same result.
 */
export const locateDataFolder = async (configured: string): Promise<DataFolder> => {
  const folder = await realPathOf(resolve(configured));
  const closed = isRoot() ? await closedFolderOn(dirname(folder), await findPostgresUser()) : undefined;
  if (closed === undefined) return { folder, remark: undefined };
  if (await holdsCluster(folder)) throw unreachable(folder, closed);
  const other = join(sharedFolder, `centre-${sha256Hex(folder).slice(0, 12)}`);
  return { folder: other, remark: `the data folder is ${other}, because PostgreSQL's user cannot enter ${closed}` };
};

/** Creates the folder: its secrets are files of mode 0600, the folder itself lets PostgreSQL's user pass. */
export const makeDataFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 });
    await chmod(folder, isRoot() ? 0o711 : 0o700);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupTrouble(
      `无法创建数据目录 ${folder}（${reason}）。请检查权限，或用 COUNTERSTAR_CENTRE_DATA 指定其他目录。`,
      `The data folder ${folder} cannot be created (${reason}). Check the permissions, or set another folder in COUNTERSTAR_CENTRE_DATA.`,
    );
  }
};
