import { type DiskEvent, type Inode, type Place, rootFolder } from "./disk-event.ts";

/** A change to the bytes of one file. `order` counts the changes of that file, from 1. */
export type Change =
  | { readonly kind: "write"; readonly order: number; readonly offset: number; readonly bytes: Uint8Array }
  | { readonly kind: "resize"; readonly order: number; readonly size: number };

export type NameEvent = Extract<DiskEvent, { kind: "put" | "link" | "drop" | "move" }>;

/** A change to names that no power cut may undo once all of its folders are synced. */
interface PendingName {
  readonly event: NameEvent;
  readonly unsynced: Set<Inode>;
}

export interface FileContent {
  /** The durable part: the file's synced changes, in order from the first. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly changes: number;
  readonly pending: readonly Change[];
}

/** Decides which unsynced changes reached the disk. */
export interface Survival {
  readonly name: (event: NameEvent) => boolean;
  /** The change, nothing, or parts of it. */
  readonly change: (change: Change, inode: Inode) => readonly Change[];
}

/** A disk after a power cut: its names, and the remains of each file. */
export interface Remains {
  readonly names: ReadonlyMap<string, Inode>;
  readonly folders: ReadonlySet<Inode>;
  readonly files: ReadonlyMap<Inode, FileContent>;
}

const emptyFile = (): FileContent => ({ bytes: new Uint8Array(0), changes: 0, pending: [] });

/**
 * Bytes with changes applied, in place where there is space: a file grows by doubling, and all bytes beyond its end
 * are zero, as in the hole that a write leaves before itself.
 */
const applyChanges = (bytes: Uint8Array<ArrayBuffer>, changes: readonly Change[]): Uint8Array<ArrayBuffer> => {
  let size = bytes.length;
  let room = new Uint8Array(bytes.buffer);
  for (const change of changes) {
    const end = change.kind === "resize" ? change.size : change.offset + change.bytes.length;
    if (end > room.length) room = grown(room, 2 * end);
    if (change.kind === "write") room.set(change.bytes, change.offset);
    else room.fill(0, Math.min(end, size), size);
    size = change.kind === "resize" ? end : Math.max(size, end);
  }
  return room.subarray(0, size);
};

const grown = (bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> => {
  const room = new Uint8Array(size);
  room.set(bytes);
  return room;
};

const keyOf = (place: { readonly folder: Inode; readonly name: string }): string => `${place.folder}/${place.name}`;

/** A name that is removed, before another is added. */
const placeLeft = (event: NameEvent): Place | undefined => ("from" in event ? event.from : undefined);

const applyName = (names: Map<string, Inode>, event: NameEvent): void => {
  const left = placeLeft(event);
  if (left && names.get(keyOf(left)) === event.inode) names.delete(keyOf(left));
  if (event.kind !== "drop") names.set(keyOf(event.to), event.inode);
};

const foldersOf = (event: NameEvent): readonly Inode[] => {
  const left = placeLeft(event);
  return [...(left ? [left.folder] : []), ...(event.kind === "drop" ? [] : [event.to.folder])];
};

/**
 * A disk with the minimal guarantees: synced data are there after a power cut; every unsynced change may be there or
 * not, independently and in any order. A file's name is durable only by a sync of its folder.
 */
export class Disk {
  private readonly names = new Map<string, Inode>();
  private pendingNames: readonly PendingName[] = [];
  private readonly folders = new Set<Inode>([rootFolder]);
  private readonly files = new Map<Inode, FileContent>();

  apply(event: DiskEvent): void {
    if (event.kind === "sync") this.sync(event.inode);
    else if (event.kind === "write" || event.kind === "copy" || event.kind === "resize") this.change(event);
    else if (event.kind !== "acknowledge" && event.kind !== "release") this.rename(event);
  }

  /** Whether a power cut could lose data now. */
  hasPending(): boolean {
    return this.pendingNames.length > 0 || [...this.files.values()].some(({ pending }) => pending.length > 0);
  }

  /** The remains after a power cut. */
  remains(survival: Survival): Remains {
    const names = new Map(this.names);
    for (const { event } of this.pendingNames) if (survival.name(event)) applyName(names, event);
    const files = [...this.files].map(
      ([inode, file]) =>
        [inode, { ...file, pending: file.pending.flatMap((change) => survival.change(change, inode)) }] as const,
    );
    return { names, folders: this.folders, files: new Map(files) };
  }

  private rename(event: NameEvent): void {
    if (event.kind === "put" && event.isFolder) this.folders.add(event.inode);
    if (event.kind === "put" && !event.isFolder) this.files.set(event.inode, emptyFile());
    this.pendingNames = [...this.pendingNames, { event, unsynced: new Set(foldersOf(event)) }];
  }

  private change(event: Extract<DiskEvent, { kind: "write" | "copy" | "resize" }>): void {
    const file = this.file(event.inode);
    const order = file.changes + file.pending.length + 1;
    const change: Change =
      event.kind === "resize"
        ? { kind: "resize", order, size: event.size }
        : {
            kind: "write",
            order,
            offset: event.offset,
            bytes: event.kind === "write" ? event.bytes : this.copied(event),
          };
    this.files.set(event.inode, { ...file, pending: [...file.pending, change] });
  }

  private copied({ source, from, length }: Extract<DiskEvent, { kind: "copy" }>): Uint8Array {
    const { bytes, pending } = this.file(source);
    return applyChanges(bytes.slice(), pending).slice(from, from + length);
  }

  private sync(inode: Inode): void {
    if (!this.folders.has(inode)) {
      const { bytes, changes, pending } = this.file(inode);
      this.files.set(inode, { bytes: applyChanges(bytes, pending), changes: changes + pending.length, pending: [] });
      return;
    }
    for (const { unsynced } of this.pendingNames) unsynced.delete(inode);
    for (const { event, unsynced } of this.pendingNames) if (unsynced.size === 0) applyName(this.names, event);
    this.pendingNames = this.pendingNames.filter(({ unsynced }) => unsynced.size > 0);
  }

  private file(inode: Inode): FileContent {
    return this.files.get(inode) ?? emptyFile();
  }
}
