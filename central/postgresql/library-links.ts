import { copyFile, lstat, readFile, rm, symlink } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { z } from "zod";
import { StartupTrouble } from "../startup-trouble.ts";

/** Paths begin with `native/`, the folder of the binaries within its package. */
const Links = z.array(z.strictObject({ source: z.string(), target: z.string() }));

const errorCode = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

/** Creates a link to the file beside it, or a copy of that file where the file system has no links. */
const makeLink = async (source: string, target: string): Promise<void> => {
  try {
    await symlink(basename(source), target);
  } catch (error) {
    // Another server may have been faster.
    if (errorCode(error) === "EEXIST") return;
    if (!["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"].includes(errorCode(error))) throw error;
    await rm(target, { force: true });
    await copyFile(source, target);
  }
};

const notWritable = (folder: string, reason: string): StartupTrouble =>
  new StartupTrouble(
    `PostgreSQL 的库文件链接缺失，且无法在 ${folder} 中建立（${reason}）。请以该目录所有者的身份启动一次中心。`,
    `Library links of PostgreSQL are missing and cannot be created in ${folder} (${reason}). Start the centre once as the owner of that folder.`,
  );

/**
 * Creates the links among PostgreSQL's libraries that a package cannot contain. The package's own install script does
 * the same, but npm 12 runs no install script that was not approved. Throws `StartupTrouble` where the folder is not
 * writable.
 * @param native the folder with `bin`, `lib` and `pg-symlinks.json`
 */
export const linkLibraries = async (native: string): Promise<void> => {
  const text = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  const below = (path: string): string => join(native, relative("native", path));
  for (const link of Links.parse(JSON.parse(text))) {
    const [source, target] = [below(link.source), below(link.target)];
    if (await isThere(target)) continue;
    await makeLink(source, target).catch((error: unknown) => {
      throw notWritable(dirname(target), errorCode(error));
    });
  }
};
