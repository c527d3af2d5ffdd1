import { open, rename, rm } from "node:fs/promises";

/**
 * Puts `content` in the place of `file`, wholly or not at all. A stick can hold links to this machine's own files, so
 * what has the name, or the name with `.new`, is removed or replaced, never followed or opened. Throws where the file
 * cannot be written; no file with `.new` is left then.
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
