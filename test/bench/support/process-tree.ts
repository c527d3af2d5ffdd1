import { readdirSync, readFileSync, readlinkSync } from "node:fs";

const allProcesses = (): readonly number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** The parent of every running process, by process id. */
const parents = (): ReadonlyMap<number, number> => {
  const found = new Map<number, number>();
  for (const pid of allProcesses()) {
    const stat = textOf(`/proc/${pid}/stat`);
    // "pid (name) state parent …"; the name may contain any character, brackets too.
    const parent = stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
    if (parent !== undefined) found.set(pid, Number(parent));
  }
  return found;
};

/** The process and all its descendants. */
export const treeOf = (root: number): readonly number[] => {
  const parentOf = parents();
  const tree = new Set([root]);
  for (let before = 0; before < tree.size; ) {
    before = tree.size;
    for (const [pid, parent] of parentOf) if (tree.has(parent)) tree.add(pid);
  }
  return [...tree];
};

/**
 * Proportional set size of all these processes together, bytes: shared memory is divided among its processes.
 * undefined where one of them cannot be read.
 */
export const proportionalBytesOf = (pids: readonly number[]): number | undefined => {
  let bytes = 0;
  for (const pid of pids) {
    const rollup = textOf(`/proc/${pid}/smaps_rollup`);
    if (rollup === undefined && isRunning(pid)) return undefined;
    bytes += Number(/^Pss:\s+(\d+) kB$/m.exec(rollup ?? "")?.[1] ?? 0) * 1024;
  }
  return bytes;
};

/** True for a process that has not ended and is no zombie, which has no memory. */
const isRunning = (pid: number): boolean => executableOf(pid) !== undefined;

/** The number of visible processes that run this executable. */
export const countRunning = (executable: string): number =>
  allProcesses().filter((pid) => executableOf(pid) === executable).length;

const executableOf = (pid: number): string | undefined => {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return undefined;
  }
};

/** undefined where the process has ended or is not readable. */
const textOf = (file: string): string | undefined => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
};
