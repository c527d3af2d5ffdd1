import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { reasonOf } from "../../db/failure-reason.ts";

/** A stick's file system may not know how to sync a folder: then the name is on it when the system says it is out. */
const syncName = async (folder: string): Promise<void> => {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } catch (error) {
    if (!["EINVAL", "ENOTSUP", "EOPNOTSUPP"].includes(reasonOf(error))) throw error;
  } finally {
    await handle.close();
  }
};

/**
 * Writes the file `fileName` at the top of a stick: under another name until all of it is on the stick. Nothing that was
 * on the stick before is opened: a stick can hold links that lead to this kiosk's own files, so an entry of either name
 * is removed or replaced, never followed. Throws where the stick cannot be written, and what `write` throws; no file of
 * the other name is left then.
 */
export const writeToStick = async (
  folder: string,
  fileName: string,
  write: (file: FileHandle) => Promise<void>,
): Promise<void> => {
  const unfinished = join(folder, `${fileName}.new`);
  try {
    await rm(unfinished, { force: true });
    // Exclusive: a link that came meanwhile makes this fail.
    const handle = await open(unfinished, "wx", 0o600);
    try {
      await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    // A rename replaces a link, not the file that the link leads to.
    await rename(unfinished, join(folder, fileName));
    await syncName(folder);
  } catch (error) {
    // A stick that was pulled out has taken the file with it.
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
};
