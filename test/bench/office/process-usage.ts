import { readFileSync } from "node:fs";
import { proportionalBytesOf, treeOf } from "../support/process-tree.ts";

/** Clock ticks of /proc a second, on every Linux that Node supports. */
const ticksPerSecond = 100;

const ticksOf = (pid: number): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // User and system time, of the process and of its children that have ended.
    return fields.slice(11, 15).reduce((sum, text) => sum + Number(text), 0);
  } catch {
    return 0;
  }
};

/** Processor seconds of the process and its descendants so far. */
export const processorSecondsOf = (root: number): number =>
  treeOf(root).reduce((sum, pid) => sum + ticksOf(pid), 0) / ticksPerSecond;

/** The same of the process alone, without PostgreSQL. */
export const ownSecondsOf = (pid: number): number => ticksOf(pid) / ticksPerSecond;

/** Watches memory until stopped; returns the highest proportional size in MiB, of all and of the process alone. */
export const watchMemory = (root: number) => {
  let [all, own] = [0, 0];
  const look = (): void => {
    all = Math.max(all, proportionalBytesOf(treeOf(root)) ?? 0);
    own = Math.max(own, proportionalBytesOf([root]) ?? 0);
  };
  const timer = setInterval(look, 500);
  return (): { readonly all: number; readonly own: number } => {
    clearInterval(timer);
    look();
    return { all: Math.round(all / 2 ** 20), own: Math.round(own / 2 ** 20) };
  };
};
