import type { Change, Survival } from "./disk.ts";
import type { Inode } from "./disk-event.ts";
import { noise, type Random } from "./random.ts";

/** The unit that a disk writes whole, or not at all. */
const sectorBytes = 512;

/**
 * The parts of unsynced changes that may remain: none, all, whole files and names, single calls, single sectors. The
 * first two are the extremes, the others differ with the random numbers.
 */
export const survivalKinds = ["nothing", "everything", "whole files", "single calls", "torn sectors"] as const;
export type SurvivalKind = (typeof survivalKinds)[number];

export const isRandom = (kind: SurvivalKind): boolean => kind !== "nothing" && kind !== "everything";

export const survivalOf = (kind: SurvivalKind, random: Random): Survival => {
  switch (kind) {
    case "nothing":
      return { name: () => false, change: () => [] };
    case "everything":
      return { name: () => true, change: (change) => [change] };
    case "whole files":
      return wholeFiles(random);
    case "single calls":
      return singleCalls(random);
    case "torn sectors":
      return { name: () => random() < 0.5, change: (change) => sectorsOf(change, random) };
  }
};

const wholeFiles = (random: Random): Survival => {
  const kept = new Map<Inode, boolean>();
  const keeps = (inode: Inode): boolean => {
    const decided = kept.get(inode) ?? random() < 0.5;
    kept.set(inode, decided);
    return decided;
  };
  return { name: () => random() < 0.5, change: (change, inode) => (keeps(inode) ? [change] : []) };
};

/** Mostly there, mostly lost, or even. */
const singleCalls = (random: Random): Survival => {
  const share = [0.15, 0.5, 0.85][Math.floor(random() * 3)] ?? 0.5;
  return { name: () => random() < share, change: (change) => (random() < share ? [change] : []) };
};

/** Each sector of a write is there, missing, or garbage where the power was cut during its write. */
const sectorsOf = (change: Change, random: Random): readonly Change[] => {
  if (change.kind === "resize") return random() < 0.5 ? [change] : [];
  const { offset, bytes } = change;
  const parts: Change[] = [];
  for (let from = 0; from < bytes.length; ) {
    const to = Math.min(bytes.length, from + sectorBytes - ((offset + from) % sectorBytes));
    const fate = random();
    if (fate < 0.5) parts.push({ ...change, offset: offset + from, bytes: bytes.subarray(from, to) });
    else if (fate < 0.6) parts.push({ ...change, offset: offset + from, bytes: noise(random, to - from) });
    from = to;
  }
  return parts;
};
