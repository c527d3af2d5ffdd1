import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { openedStore } from "../../support/ledger.ts";
import { judge } from "../power-cut/judge.ts";
import { storedEntries } from "../power-cut/stored-entries.ts";
import { liveOn, pathsIn } from "./failing-disk.ts";
import type { TroubledLife } from "./troubled-lives.ts";

/** The result of a life on a working disk. */
export interface Undisturbed {
  readonly calls: readonly string[];
  /** Below the data folder; "" for the folder itself. */
  readonly paths: readonly string[];
  /** The final epoch. */
  readonly epoch: number;
  /** The hash of every entry that a start finds or salvages. */
  readonly promised: readonly string[];
}

/** The disk at the start of a life, with its data folder. */
export const prepared = (life: TroubledLife, root: string): string => {
  const folder = join(root, "prepared");
  mkdirSync(folder);
  life.prepare(join(folder, "data"));
  return folder;
};

/** The data folder of a copy. */
export const copyOf = (folder: string, root: string, name: string): string => {
  const copy = join(root, name);
  cpSync(folder, copy, { recursive: true });
  return join(copy, "data");
};

export const liveUndisturbed = async (life: TroubledLife, from: string, root: string): Promise<Undisturbed> => {
  const first = copyOf(from, root, "first");
  const all = await liveOn({ folder: first, life: life.name, paths: [] });
  const paths = pathsIn(all.calls, first).map((path) => path.slice(first.length));
  const second = copyOf(from, root, "second");
  const { calls, exitCode, complaint } = await liveOn({
    folder: second,
    life: life.name,
    paths: paths.map((path) => second + path),
  });
  if (exitCode !== 0) throw new Error(`the kiosk failed on a disk that works:\n${complaint}`);
  const { epoch } = judge(second, "whole");
  return { calls, paths, epoch, promised: promisedIn(copyOf(from, root, "kept")) };
};

const promisedIn = (folder: string): readonly string[] => {
  openedStore(folder).close();
  return storedEntries(folder)
    .filter(({ kind }) => kind !== "epoch-begun")
    .map(({ hash }) => hash);
};
