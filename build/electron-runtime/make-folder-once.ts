import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Say } from "./progress.ts";

const PARTIAL_MARK = ".partial-";

const HEARTBEAT_MS = 2_000;
/** A lock whose owner has not touched it for this long belongs to a process that was killed. */
const STALE_AFTER_MS = 20_000;
const POLL_MS = 500;

interface LockOptions {
  /** When an untouched lock counts as abandoned. For tests: the default is far above the heartbeat. */
  readonly staleAfterMs?: number;
}

interface HeldLock {
  /** False once another process took the lock because this one seemed dead (suspended laptop, stopped process). */
  readonly isStillOurs: () => Promise<boolean>;
}

/**
 * Runs `work` while no other process of this user runs it for the same lock file. The lock is a file that its owner
 * touches at intervals. So it also ends when its owner is killed, and it works in containers that share a home folder but
 * not their process ids.
 */
async function withFolderLock<T>(
  lockFile: string,
  say: Say,
  work: (lock: HeldLock) => Promise<T>,
  { staleAfterMs = STALE_AFTER_MS }: LockOptions = {},
): Promise<T> {
  const token = `${hostname()} ${process.pid} ${randomUUID()}`;
  await mkdir(dirname(lockFile), { recursive: true });
  await acquire(lockFile, token, say, staleAfterMs);
  const heartbeat = setInterval(() => void touch(lockFile), HEARTBEAT_MS);
  const isStillOurs = async (): Promise<boolean> => (await readFile(lockFile, "utf8").catch(() => "")) === token;
  try {
    return await work({ isStillOurs });
  } finally {
    clearInterval(heartbeat);
    if (await isStillOurs()) await rm(lockFile, { force: true });
  }
}

async function acquire(lockFile: string, token: string, say: Say, staleAfterMs: number): Promise<void> {
  for (let attempt = 0; !(await tryCreate(lockFile, token)); attempt += 1) {
    if (attempt === 0) say(`Another process is preparing the same files. Waiting for it (${lockFile}).`);
    if (await isStale(lockFile, staleAfterMs)) await rm(lockFile, { force: true });
    else await wait(POLL_MS);
  }
}

async function tryCreate(lockFile: string, token: string): Promise<boolean> {
  try {
    await writeFile(lockFile, token, { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

async function isStale(lockFile: string, staleAfterMs: number): Promise<boolean> {
  if (ownerIsGone(await readFile(lockFile, "utf8").catch(() => ""))) return true;
  const touchedAtMs = await stat(lockFile).then(
    (stats) => stats.mtimeMs,
    () => Date.now(),
  );
  return Date.now() - touchedAtMs > staleAfterMs;
}

/** Avoids the wait after an interrupted run on this machine; an owner elsewhere is judged by its heartbeat alone. */
function ownerIsGone(token: string): boolean {
  const [host, processId] = token.split(" ");
  if (host !== hostname()) return false;
  try {
    return !process.kill(Number(processId), 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

async function touch(lockFile: string): Promise<void> {
  const now = new Date();
  await utimes(lockFile, now, now).catch(() => undefined);
}

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
