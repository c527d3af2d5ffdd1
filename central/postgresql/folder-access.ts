import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { SystemUser } from "./postgres-user.ts";

const owner = 0o100;
const group = 0o010;
const others = 0o001;

/** Whether a user other than root may enter a folder, or run a file, with these permissions. */
export const mayPass = (
  entry: { readonly uid: number; readonly gid: number; readonly mode: number },
  user: SystemUser | undefined,
): boolean => {
  if (user && entry.uid === user.uid) return (entry.mode & owner) !== 0;
  if (user && entry.gid === user.gid) return (entry.mode & group) !== 0;
  return (entry.mode & others) !== 0;
};

const ancestorsOf = (path: string): readonly string[] => {
  const parent = dirname(path);
  return parent === path ? [path] : [...ancestorsOf(parent), path];
};

/** The first folder of `path`, itself included, that `user` cannot enter; a missing one counts as open. */
export const closedFolderOn = async (path: string, user: SystemUser | undefined): Promise<string | undefined> => {
  for (const folder of ancestorsOf(path)) {
    const entry = await stat(folder).catch(() => undefined);
    if (entry && !mayPass(entry, user)) return folder;
  }
  return undefined;
};
