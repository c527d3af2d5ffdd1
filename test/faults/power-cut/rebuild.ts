import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Change, FileContent, Remains } from "./disk.ts";
import { type Inode, rootFolder } from "./disk-event.ts";

/** The files that can be reached by a name, each with its path; folders come before their content. */
const reachable = (
  { names, folders }: Remains,
  folder: Inode = rootFolder,
  path = "",
): readonly { readonly path: string; readonly inode: Inode; readonly isFolder: boolean }[] =>
  [...names]
    .filter(([key]) => key.startsWith(`${folder}/`))
    .flatMap(([key, inode]) => {
      const found = { path: join(path, key.slice(key.indexOf("/") + 1)), inode, isFolder: folders.has(inode) };
      return found.isFolder ? [found, ...reachable({ names, folders, files: new Map() }, inode, found.path)] : [found];
    });

/** The same text for the same disk, however it was made; torn sectors are not distinguished. */
export const keyOf = (remains: Remains): string => {
  const parts = reachable(remains).map(({ path, inode, isFolder }) => {
    const file = remains.files.get(inode);
    return isFolder || !file ? path : `${path}=${inode}:${changesOf(file.changes, file.pending)}`;
  });
  return parts.toSorted().join("|");
};

/** The number of changes present without a gap from the first one on, and those beyond. */
const changesOf = (synced: number, pending: readonly Change[]): string => {
  let unbroken = synced;
  while (pending[unbroken - synced]?.order === unbroken + 1) unbroken += 1;
  return [unbroken, ...pending.slice(unbroken - synced).map(({ order }) => order)].join();
};

/** Makes the remaining disk below `root`. */
export const rebuild = (remains: Remains, root: string): void => {
  mkdirSync(root, { recursive: true });
  for (const { path, inode, isFolder } of reachable(remains)) {
    const file = remains.files.get(inode);
    if (isFolder || !file) mkdirSync(join(root, path));
    else writeFile(join(root, path), file);
  }
};

const writeFile = (path: string, { bytes, pending }: FileContent): void => {
  const descriptor = openSync(path, "w+");
  try {
    writeSync(descriptor, bytes);
    for (const change of pending) {
      if (change.kind === "resize") ftruncateSync(descriptor, change.size);
      else writeSync(descriptor, change.bytes, 0, change.bytes.length, change.offset);
    }
    // No tracer sees writes through shared memory, and nothing may depend on them: the file is filled with random
    // bytes.
    if (path.endsWith("-shm")) writeSync(descriptor, nonsense(fstatSync(descriptor).size), 0, null, 0);
  } finally {
    closeSync(descriptor);
  }
};

const nonsense = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => (index * 89) % 251);
