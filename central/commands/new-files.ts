import { type FileHandle, open, rm } from "node:fs/promises";
import { StartupTrouble } from "../startup-trouble.ts";

type NewFile = { readonly name: string; readonly handle: FileHandle };

/** Creates a file that only this user can read. */
const openNew = async (name: string): Promise<NewFile> => {
  try {
    return { name, handle: await open(name, "wx", 0o600) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupTrouble(`不能新建文件 ${name}（${reason}）。`, `The file ${name} cannot be created (${reason}).`);
  }
};

/**
 * Writes the texts that `work` returns into new files of these names, in their order. The files are created before the
 * work begins; where anything fails they are removed again.
 */
export const writeNewFiles = async (
  names: readonly string[],
  work: () => Promise<readonly string[]>,
): Promise<void> => {
  const made: NewFile[] = [];
  try {
    for (const name of names) made.push(await openNew(name));
    const texts = await work();
    for (const [index, { handle }] of made.entries()) await handle.writeFile(texts[index] ?? "", "utf8");
  } catch (error) {
    for (const { name } of made) await rm(name, { force: true });
    throw error;
  } finally {
    for (const { handle } of made) await handle.close();
  }
};
