import { readdirSync, readFileSync } from "node:fs";

/** Parent of every process that is running, by process id. */
const parents = (): ReadonlyMap<number, number> => {
  const found = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = textOf(`/proc/${name}/stat`);
    // "pid (name) state parent …"; the name may hold anything, brackets too.
    const parent = stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
    if (parent !== undefined) found.set(Number(name), Number(parent));
  }
  return found;
};

/** The process and everything that descends from it. */
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
 * Proportional set size of all these processes together, bytes: memory shared among processes is divided among them.
 * undefined where one of them does not let itself be read.
 */
export const proportionalBytesOf = (pids: readonly number[]): number | undefined => {
  const kibibytes = pids.map((pid) => /^Pss:\s+(\d+) kB$/m.exec(textOf(`/proc/${pid}/smaps_rollup`) ?? "")?.[1]);
  return kibibytes.includes(undefined) ? undefined : kibibytes.reduce((sum, value) => sum + Number(value) * 1024, 0);
};

/** undefined where the process has ended or is not ours to read. */
const textOf = (file: string): string | undefined => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
};
