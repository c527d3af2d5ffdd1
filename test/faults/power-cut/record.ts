import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { openedStore } from "../../support/ledger.ts";
import { type DiskEvent, type Recording, rootFolder } from "./disk-event.ts";
import { followCalls } from "./follow-calls.ts";
import { FollowedDisk } from "./followed-disk.ts";
import { dataFolderIn, type KioskLife } from "./kiosk-lives.ts";
import { storedEntries } from "./stored-entries.ts";
import { readSystemCall } from "./system-call.ts";
import { type Configuration, tracedLines } from "./trace-kiosk.ts";
import { workFolder } from "./work-folder.ts";

/** Runs a stretch of a kiosk's life in a process of its own, under strace. */
export const record = (life: KioskLife, configuration: Configuration): Recording => {
  const folder = workFolder();
  try {
    const root = join(folder, "disk");
    mkdirSync(root);
    life.prepare(dataFolderIn(root));
    const before = promisedBefore(root, join(folder, "undisturbed"));
    const disk = new FollowedDisk(root);
    const found = eventsOfFolder(disk, root);
    const follow = followCalls(disk);
    const lived = tracedLines({ folder, root, life: life.name, configuration }).flatMap((line) => {
      const call = readSystemCall(line);
      return call ? follow(call) : [];
    });
    return { name: life.name, events: [...found, ...lived], start: found.length, before };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The entries that an undisturbed start finds or salvages: any other start has to as well. */
const promisedBefore = (root: string, copy: string): readonly string[] => {
  if (!existsSync(dataFolderIn(root))) return [];
  cpSync(root, copy, { recursive: true });
  openedStore(dataFolderIn(copy)).close();
  const promised = storedEntries(dataFolderIn(copy)).filter(({ kind }) => kind !== "epoch-begun");
  return promised.map(({ hash }) => hash);
};

/** The content below `root`, as if it had just been written and synced. */
const eventsOfFolder = (disk: FollowedDisk, root: string): readonly DiskEvent[] => {
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((path) => join(root, path))
    .toSorted();
  const inodeOf = (path: string): number => disk.at(disk.placeOf(path)) ?? rootFolder;
  const made = paths.flatMap((path) => {
    const isFolder = statSync(path).isDirectory();
    const put = disk.put(disk.placeOf(path), isFolder);
    return isFolder ? put : [...put, ...disk.write(inodeOf(path), 0, readFileSync(path))];
  });
  return [...made, ...[root, ...paths].map((path) => ({ kind: "sync", inode: inodeOf(path) }) as const)];
};
