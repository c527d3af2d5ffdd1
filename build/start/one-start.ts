import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { BuildProblem } from "../electron-runtime/build-problem.ts";
import type { Say } from "../electron-runtime/progress.ts";

/** A process by its id and its start time: the system reuses an id. */
interface ProcessIdentity {
  readonly pid: number;
  readonly since: string;
}

/** Ticks from the system's start to the process's; undefined for a zombie or a dead process. */
const sinceOnLinux = (pid: number): string | undefined => {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  // After the program's name, which may contain blanks and brackets: the state is the first field, the start time the
  // twentieth.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19];
};

const sinceElsewhere = (pid: number): string =>
  execFileSync("ps", ["-p", String(pid), "-o", "lstart="], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

/** The process that has this id now; undefined where there is none, or it cannot be read. */
export const identityOf = (pid: number): ProcessIdentity | undefined => {
  try {
    const since = process.platform === "linux" ? sinceOnLinux(pid) : sinceElsewhere(pid).trim();
    return since ? { pid, since } : undefined;
  } catch {
    return undefined;
  }
};

export const isRunning = ({ pid, since }: ProcessIdentity): boolean => identityOf(pid)?.since === since;

/** An `npm start` and the processes it started, in this order. */
interface Running {
  readonly start: ProcessIdentity;
  readonly started: readonly ProcessIdentity[];
}

export interface OneStart {
  /** Records a process that has to end before another start can begin. */
  readonly note: (pid: number | undefined) => void;
  /** To be called when all of them have ended. */
  readonly release: () => void;
}

/** undefined also for a truncated file: the centre and the kiosk then detect the other start themselves. */
const readRunning = (file: string): Running | undefined => {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  } catch {
    return undefined;
  }
};

const writeRunning = (file: string, running: Running): void => {
  writeFileSync(`${file}.new`, `${JSON.stringify(running)}\n`);
  renameSync(`${file}.new`, file);
};

const pollMs = 50;
const patienceMs = 20_000;

const hasEnded = async (left: ProcessIdentity): Promise<boolean> => {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pollMs) {
    if (!isRunning(left)) return true;
    await wait(pollMs);
  }
  return false;
};

const doesNotEnd = ({ pid }: ProcessIdentity): BuildProblem =>
  new BuildProblem(
    "already-started",
    `Process ${pid} of a killed npm start does not end. End it with: kill -9 ${pid}`,
    `上一次 npm start 被强行结束，留下的进程 ${pid} 无法停止。请执行：kill -9 ${pid}`,
  );

/** Ends them as Ctrl+C would: the last one first, each in order. */
const endLeftBehind = async (started: readonly ProcessIdentity[], say: Say): Promise<void> => {
  for (const left of started.filter(isRunning).reverse()) {
    say(`Ending process ${left.pid} of a killed npm start.`);
    process.kill(left.pid, "SIGTERM");
    if (!(await hasEnded(left))) throw doesNotEnd(left);
  }
};

const alreadyStarted = ({ pid }: ProcessIdentity): BuildProblem =>
  new BuildProblem(
    "already-started",
    `npm start is already running here (process ${pid}). End it with Ctrl+C in its terminal, or with: kill ${pid}`,
    `本目录下的 npm start 已在运行（进程 ${pid}）。请在它的终端按 Ctrl+C 结束，或执行：kill ${pid}`,
  );

/**
 * Lets only one `npm start` run in a project, and ends the processes that a killed one left running. Call it before the
 * build: a start that is refused must not change a file of the one that runs. Throws "already-started".
 */
export const claimStart = async (file: string, say: Say): Promise<OneStart> => {
  const before = readRunning(file);
  if (before && isRunning(before.start)) throw alreadyStarted(before.start);
  if (before) await endLeftBehind(before.started, say);
  const start = identityOf(process.pid) ?? { pid: process.pid, since: "" };
  let started: readonly ProcessIdentity[] = [];
  writeRunning(file, { start, started });
  return {
    note: (pid) => {
      const identity = pid === undefined ? undefined : identityOf(pid);
      if (identity) started = [...started, identity];
      writeRunning(file, { start, started });
    },
    release: () => rmSync(file, { force: true }),
  };
};
