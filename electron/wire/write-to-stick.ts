import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { reasonOf } from "../../db/failure-reason.ts";

/**
 * Syncs the folder's entry of a file. The file system of a stick may not support this: then the name is only safe once
 * the system reports the stick as ejected.
 */
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
 * Writes the file `fileName` at the top of a stick, under a temporary name until it is complete and synced. Never opens
 * a file that was on the stick before: a stick can contain links to the kiosk's own files, so an entry of either name
 * is removed or replaced, never followed. Throws where the stick cannot be written, and the errors of `write`; the
 * temporary file is removed then.
 */
export const writeToStick = async (
  folder: string,
  fileName: string,
  write: (file: FileHandle) => Promise<void>,
): Promise<void> => {
  const unfinished = join(folder, `${fileName}.new`);
  try {
    await rm(unfinished, { force: true });
    // Exclusive: fails if a link was put there meanwhile.
    const handle = await open(unfinished, "wx", 0o600);
    try {
      await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    // A rename replaces a link, not the file that the link points to.
    await rename(unfinished, join(folder, fileName));
    await syncName(folder);
  } catch (error) {
    // The file is gone with a stick that was pulled out.
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
};
