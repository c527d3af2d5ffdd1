import { open, rename, rm } from "node:fs/promises";

/**
 * Replaces `file` with `content`, wholly or not at all. A stick can hold links to this machine's own files, so an
 * existing entry of that name, or of that name with `.new`, is removed or replaced, never followed or opened. Throws
 * where the file cannot be written; leaves no file with `.new` then.
 */
export const replaceFile = async (file: string, content: string | Uint8Array): Promise<void> => {
  const fresh = `${file}.new`;
  await rm(fresh, { force: true });
  const handle = await open(fresh, "wx");
  try {
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined);
    throw error;
  }
};
