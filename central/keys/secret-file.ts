import { constants } from "node:fs";
import { type FileHandle, link, mkdir, open, readFile, unlink } from "node:fs/promises";
import { dirname } from "node:path";

const writeWhole = async (handle: FileHandle, text: string): Promise<void> => {
  try {
    await handle.writeFile(text, "utf8");
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;

/** The text of a file, or undefined where there is none. Every other failure is thrown. */
export const readIfThere = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
};

/**
 * The secret stored in `file`. Where there is none yet, `create` makes one; it is written whole, readable by this user
 * only. Of two processes that create it at once one wins, and both read the winner's.
 */
export const readOrCreateSecret = async (file: string, create: () => string): Promise<string> => {
  const existing = await readIfThere(file);
  if (existing !== undefined) return existing;
  await mkdir(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}.new`;
  await writeWhole(await open(fresh, constants.O_CREAT | constants.O_TRUNC | constants.O_WRONLY, 0o600), create());
  await link(fresh, file).catch((error: unknown) => {
    if (!isCode(error, "EEXIST")) throw error;
  });
  await unlink(fresh);
  return readFile(file, "utf8");
};
