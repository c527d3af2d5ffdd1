import { execFile } from "node:child_process";
import { readlink, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { readIfThere } from "../keys/secret-file.ts";
import { StartupTrouble } from "../startup-trouble.ts";

const run = promisify(execFile);

const pidFile = (cluster: string): string => join(cluster, "postmaster.pid");

/** Whether process `pid` is the PostgreSQL of this folder: it is its working directory and is in its command line. */
const isServerOf = async (cluster: string, pid: number): Promise<boolean> => {
  const folder = await realpath(cluster);
  try {
    if (process.platform === "linux") return (await readlink(`/proc/${pid}/cwd`)) === folder;
    return (await run("ps", ["-p", String(pid), "-o", "command="])).stdout.includes(folder);
  } catch {
    return false;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
};

/** The running server of a folder's pid file, or undefined. */
export const runningServer = async (cluster: string): Promise<number | undefined> => {
  const text = await readIfThere(pidFile(cluster));
  const pid = Number(text?.split("\n")[0] ?? "");
  if (!Number.isSafeInteger(pid) || pid <= 1) return undefined;
  return (await isServerOf(cluster, pid)) ? pid : undefined;
};

/**
 * Removes a pid file whose number another process has now: PostgreSQL would refuse to start. A pid file with an unused
 * number is left to PostgreSQL, which also looks for survivors in the shared memory.
 */
export const removeStalePidFile = async (cluster: string): Promise<void> => {
  const text = await readIfThere(pidFile(cluster));
  const pid = Number(text?.split("\n")[0] ?? "");
  if (text === undefined || !isAlive(pid) || (await isServerOf(cluster, pid))) return;
  await rm(pidFile(cluster));
};

const pollMs = 50;

const hasEnded = async (cluster: string, pid: number, withinMs: number): Promise<boolean> => {
  for (let waitedMs = 0; waitedMs < withinMs; waitedMs += pollMs) {
    if (!(await isServerOf(cluster, pid))) return true;
    await wait(pollMs);
  }
  return false;
};

/** A server that ends by itself meanwhile is stopped as well. */
const signal = (pid: number, name: "SIGINT" | "SIGQUIT"): void => {
  if (isAlive(pid)) process.kill(pid, name);
};

/**
 * Stops a server by its process number: closes sessions and writes everything; failing that it recovers at the next
 * start.
 */
export const stopServer = async (cluster: string, pid: number): Promise<void> => {
  signal(pid, "SIGINT");
  if (await hasEnded(cluster, pid, 30_000)) return;
  signal(pid, "SIGQUIT");
  if (await hasEnded(cluster, pid, 10_000)) return;
  throw new StartupTrouble(
    `PostgreSQL（进程 ${pid}）无法停止。请由管理员结束该进程后重新启动。`,
    `PostgreSQL (process ${pid}) does not stop. End that process as administrator, then start again.`,
  );
};
