import { posix } from "node:path";
import { type DiskEvent, type Inode, type Place, rootFolder } from "./disk-event.ts";

type Events = readonly DiskEvent[];

const keyOf = ({ folder, name }: Place): string => `${folder}/${name}`;

/** The names and sizes below `root` as the recorded kiosk sees them, and the event of each change to them. */
export class FollowedDisk {
  private readonly root: string;
  private readonly names = new Map<string, Inode>();
  private readonly sizes = new Map<Inode, number>();
  private readonly sharedMemory = new Set<Inode>();
  private newest = rootFolder;

  constructor(root: string) {
    this.root = root;
  }

  /** The target of an absolute path; undefined outside of the root, and for the root itself. */
  placeOf(path: string): Place | undefined {
    const [name, ...folders] = posix.relative(this.root, path).split("/").reverse();
    if (!name || folders.at(-1) === ".." || name === "..") return undefined;
    let folder: Inode | undefined = rootFolder;
    for (const step of folders.reverse()) folder = this.at(folder === undefined ? undefined : { folder, name: step });
    return folder === undefined ? undefined : { folder, name };
  }

  at(place: Place | undefined): Inode | undefined {
    return place && this.names.get(keyOf(place));
  }

  isRoot(path: string): boolean {
    return path === this.root;
  }

  /** Whether it is the -shm of a database: recreated at every start, so its content need not be durable. */
  isSharedMemory(inode: Inode): boolean {
    return this.sharedMemory.has(inode);
  }

  sizeOf(inode: Inode): number {
    return this.sizes.get(inode) ?? 0;
  }

  put(to: Place | undefined, isFolder: boolean, known?: Inode): Events {
    if (!to) return [];
    this.newest += known === undefined ? 1 : 0;
    const inode = known ?? this.newest;
    this.names.set(keyOf(to), inode);
    if (to.name.endsWith("-shm")) this.sharedMemory.add(inode);
    return [{ kind: "put", to, inode, isFolder }];
  }

  /** Adds another name for the same file. */
  link(from: Place | undefined, to: Place | undefined): Events {
    const inode = this.at(from);
    if (!from && !to) return [];
    if (!from || !to || inode === undefined) throw new Error("a file was linked across the edge of what is recorded");
    this.names.set(keyOf(to), inode);
    return [{ kind: "link", to, inode }];
  }

  drop(from: Place | undefined): Events {
    const inode = this.at(from);
    if (!from || inode === undefined) return [];
    this.names.delete(keyOf(from));
    return [{ kind: "drop", from, inode }];
  }

  move(from: Place | undefined, to: Place | undefined): Events {
    const inode = this.at(from);
    if (!from && !to) return [];
    if (!from || !to || inode === undefined) throw new Error("a file was moved across the edge of what is recorded");
    this.names.delete(keyOf(from));
    this.names.set(keyOf(to), inode);
    return [{ kind: "move", from, to, inode }];
  }

  resize(inode: Inode, size: number): Events {
    if (this.sizeOf(inode) === size) return [];
    this.sizes.set(inode, size);
    return [{ kind: "resize", inode, size }];
  }

  write(inode: Inode, offset: number, bytes: Uint8Array): Events {
    this.sizes.set(inode, Math.max(this.sizeOf(inode), offset + bytes.length));
    return [{ kind: "write", inode, offset, bytes }];
  }

  copy(source: Inode, from: number, inode: Inode, offset: number, length: number): Events {
    if (length === 0) return [];
    this.sizes.set(inode, Math.max(this.sizeOf(inode), offset + length));
    return [{ kind: "copy", source, from, inode, offset, length }];
  }
}
