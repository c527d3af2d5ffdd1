import { type DiskEvent, type Inode, type Place, rootFolder } from "./disk-event.ts";
import type { FollowedDisk } from "./followed-disk.ts";
import type { SystemCall } from "./system-call.ts";

type Argument = string | Uint8Array | undefined;
type Events = readonly DiskEvent[];

interface OpenFile {
  readonly inode: Inode;
  readonly flags: string;
  offset: number;
}

/**
 * A line of the recorded kiosk on standard output, with a hash: "acknowledge" where the screen would show thanks,
 * "release" where a receipt came in.
 */
export const spokenLine = (kind: "acknowledge" | "release", hash: string): string => `${kind} ${hash}\n`;

const textOf = (argument: Argument): string => Buffer.from(argument ?? "").toString();
/** The bytes written: a call may write fewer than it was given. */
const bytesOf = (argument: Argument, written: number): Uint8Array => Buffer.from(argument ?? "").subarray(0, written);

/**
 * Turns one process's calls into their effects on `disk`. Throws at a call that could change a file there without
 * being followed: a proof must not miss a write.
 */
export const followCalls = (disk: FollowedDisk): ((call: SystemCall) => Events) => {
  const openFiles = new Map<number, OpenFile>();
  const fileAt = (descriptor: Argument): OpenFile | undefined => openFiles.get(Number(descriptor));
  /** The events of a call on a file that is followed. */
  const onFile = (descriptor: Argument, work: (inode: Inode) => Events): Events => {
    const file = fileAt(descriptor);
    return file ? work(file.inode) : [];
  };

  /** A path as the kernel resolves it: absolute, or from a folder's descriptor. */
  const place = (path: Argument, descriptor?: Argument): Place | undefined => {
    const from = fileAt(descriptor);
    const text = textOf(path);
    return from && !text.startsWith("/") ? { folder: from.inode, name: text } : disk.placeOf(text);
  };

  const open = (path: Argument, from: Argument, flags: string, descriptor: number): Events => {
    openFiles.delete(descriptor);
    const where = place(path, from);
    if (!where && !disk.isRoot(textOf(path))) return [];
    if (/O_D?SYNC|O_TMPFILE/.test(flags)) throw new Error(`${flags} is not followed`);
    const found = where ? disk.at(where) : rootFolder;
    const made = found === undefined ? disk.put(where, false) : [];
    const emptied = found !== undefined && flags.includes("O_TRUNC") ? disk.resize(found, 0) : [];
    openFiles.set(descriptor, { inode: found ?? disk.at(where) ?? rootFolder, flags, offset: 0 });
    return [...made, ...emptied];
  };

  const write = (descriptor: Argument, bytes: Uint8Array): Events => {
    const file = fileAt(descriptor);
    if (!file) return spoken(Number(descriptor), bytes);
    if (!file.flags.includes("O_WRONLY")) throw new Error("a write where a read may have moved the offset");
    const offset = file.flags.includes("O_APPEND") ? disk.sizeOf(file.inode) : file.offset;
    file.offset = offset + bytes.length;
    return disk.write(file.inode, offset, bytes);
  };

  /**
   * The offset at which a copy reads or writes: `[7]` is an offset of the call's own, NULL the file's, which then
   * moves.
   */
  const copyOffset = (file: OpenFile, own: Argument, length: number): number => {
    const given = /^\[(\d+)/.exec(textOf(own))?.[1];
    if (given !== undefined) return Number(given);
    file.offset += length;
    return file.offset - length;
  };
  const copy = (from: Argument, fromOffset: Argument, to: Argument, toOffset: Argument, length: number): Events => {
    const [source, target] = [fileAt(from), fileAt(to)];
    if (!source && !target) return [];
    if (!source || !target) throw new Error("a copy across the edge of what is recorded");
    const offsets = [copyOffset(source, fromOffset, length), copyOffset(target, toOffset, length)] as const;
    return disk.copy(source.inode, offsets[0], target.inode, offsets[1], length);
  };

  /** No tracer sees writes through shared memory. */
  const map = (protection: string, flags: string, descriptor: Argument): Events => {
    const file = fileAt(descriptor);
    const isWritten = protection.includes("PROT_WRITE") && flags.includes("MAP_SHARED");
    if (file && isWritten && !disk.isSharedMemory(file.inode)) throw new Error("a file is written through memory");
    return [];
  };
  const close = (descriptor: Argument): Events => {
    openFiles.delete(Number(descriptor));
    return [];
  };
  const sync = (inode: Inode): Events => [{ kind: "sync", inode }];

  const effects: Readonly<Record<string, (result: number, ...args: Argument[]) => Events>> = {
    open: (result, path, flags) => open(path, undefined, textOf(flags), result),
    openat: (result, from, path, flags) => open(path, from, textOf(flags), result),
    close: (_, descriptor) => close(descriptor),
    write: (result, descriptor, bytes) => write(descriptor, bytesOf(bytes, result)),
    pwrite64: (result, descriptor, bytes, _, offset) =>
      onFile(descriptor, (inode) => disk.write(inode, Number(offset), bytesOf(bytes, result))),
    copy_file_range: (result, from, fromOffset, to, toOffset) => copy(from, fromOffset, to, toOffset, result),
    sendfile: (result, to, from, fromOffset) => copy(from, fromOffset, to, undefined, result),
    ftruncate: (_, descriptor, size) => onFile(descriptor, (inode) => disk.resize(inode, Number(size))),
    fsync: (_, descriptor) => onFile(descriptor, sync),
    fdatasync: (_, descriptor) => onFile(descriptor, sync),
    rename: (_, from, to) => disk.move(place(from), place(to)),
    renameat: (_, fromFolder, from, toFolder, to) => disk.move(place(from, fromFolder), place(to, toFolder)),
    renameat2: (_, fromFolder, from, toFolder, to) => disk.move(place(from, fromFolder), place(to, toFolder)),
    link: (_, from, to) => disk.link(place(from), place(to)),
    linkat: (_, fromFolder, from, toFolder, to) => disk.link(place(from, fromFolder), place(to, toFolder)),
    unlink: (_, path) => disk.drop(place(path)),
    rmdir: (_, path) => disk.drop(place(path)),
    unlinkat: (_, from, path) => disk.drop(place(path, from)),
    mkdir: (_, path) => disk.put(place(path), true),
    mkdirat: (_, from, path) => disk.put(place(path, from), true),
    mmap: (_, _address, _length, protection, flags, descriptor) => map(textOf(protection), textOf(flags), descriptor),
  };

  return ({ name, args, result }) => {
    const effect = effects[name];
    if (effect) return effect(result, ...args);
    const [one, two, three, four] = args;
    const touches = [fileAt(one), place(one), place(two), place(two, one), place(four, three)];
    if (touches.some((touched) => touched !== undefined)) throw new Error(`${name} on a recorded file is not followed`);
    return [];
  };
};

const spoken = (descriptor: number, bytes: Uint8Array): Events => {
  const [kind, hash = ""] = textOf(bytes).trim().split(" ");
  return descriptor === 1 && (kind === "acknowledge" || kind === "release") ? [{ kind, hash }] : [];
};
