import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type { Application } from "./applications.ts";
import { atTheEnd } from "./clean-up.ts";
import { treeOf } from "./process-tree.ts";

/** A running application without a test driver. */
export interface Running {
  readonly pid: number;
  /** Just before the start, milliseconds since 1970. */
  readonly spawnedAtMs: number;
  /** Its standard error so far. */
  readonly errors: () => string;
  /** Asks it to end and makes sure that it does. */
  readonly end: () => Promise<void>;
}

const endLimitMs = 5_000;

/** Starts an application as the system would, with additional switches where given. */
export const startAlone = (application: Application, switches: readonly string[] = []): Running => {
  const { executable, args, environment } = application;
  const spawnedAtMs = performance.timeOrigin + performance.now();
  const child = spawn(executable, [...switches, ...args], { env: environment, stdio: ["ignore", "ignore", "pipe"] });
  if (child.pid === undefined) throw new Error(`${executable} does not start`);
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  return { pid: child.pid, spawnedAtMs, errors: () => errors, end: atTheEnd(() => endTree(child, child.pid)) };
};

const endTree = async (child: ChildProcess, pid: number | undefined): Promise<void> => {
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const tree = treeOf(pid);
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await Promise.race([exited, wait(endLimitMs, undefined, { ref: false })]);
  for (const member of tree) endForGood(member);
};

const endForGood = (pid: number): void => {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has already ended by itself, as expected.
  }
};
