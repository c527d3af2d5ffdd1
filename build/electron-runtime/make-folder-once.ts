import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type HeldLock, type LockOptions, withFolderLock } from "./folder-lock.ts";
import type { Say } from "./progress.ts";

const PARTIAL_MARK = ".partial-";

/**
 * Makes a folder whole or not at all, once for each user.
 *
 * `fill` writes into a temporary sibling that is renamed when it is complete, so `folder` is never seen incomplete. An
 * interrupted run leaves only a sibling, which the next run deletes. Concurrent runs wait for the first. Errors of `fill`
 * are passed on, and none of its files stay.
 */
export async function makeFolderOnce(
  folder: string,
  say: Say,
  fill: (staging: string) => Promise<void>,
  lockOptions: LockOptions = {},
): Promise<void> {
  if (existsSync(folder)) return;
  await mkdir(dirname(folder), { recursive: true });
  await withFolderLock(`${folder}.lock`, say, (lock) => makeFolder(folder, fill, lock), lockOptions);
}

async function makeFolder(folder: string, fill: (staging: string) => Promise<void>, lock: HeldLock): Promise<void> {
  if (existsSync(folder)) return;
  await sweepPartials(folder);
  const staging = await mkdtemp(folder + PARTIAL_MARK);
  try {
    await fill(staging);
    // A run that was suspended may have lost its staging folder to its successor's cleanup.
    if (!(await lock.isStillOurs())) throw new Error(`Another process took over making ${folder}: start again.`);
    // mkdtemp makes mode 0700; a shared cache (XDG_CACHE_HOME) may serve other users as well.
    await chmod(staging, 0o755);
    await rename(staging, folder);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function sweepPartials(folder: string): Promise<void> {
  const parent = dirname(folder);
  const prefix = basename(folder) + PARTIAL_MARK;
  const names = (await readdir(parent)).filter((name) => name.startsWith(prefix));
  await Promise.all(names.map((name) => rm(join(parent, name), { recursive: true, force: true })));
}
