import { describe, expect, it } from "vitest";
import type { DiskEvent } from "./disk-event.ts";
import { followCalls, spokenLine } from "./follow-calls.ts";
import { FollowedDisk } from "./followed-disk.ts";
import { readSystemCall } from "./system-call.ts";

const hex = (text: string): string => `"${Buffer.from(text).toString("hex").replaceAll(/../g, "\\x$&")}"`;

/** The effect of lines of strace on a disk whose root is /disk. */
const follow = (...lines: readonly string[]): readonly DiskEvent[] => {
  const step = followCalls(new FollowedDisk("/disk"));
  return lines.flatMap((line) => {
    const call = readSystemCall(line);
    return call ? step(call) : [];
  });
};

const openNew = `openat(AT_FDCWD, ${hex("/disk/a")}, O_WRONLY|O_CREAT|O_TRUNC|O_CLOEXEC, 0600) = 19`;
const place = { folder: 0, name: "a" };
const put: DiskEvent = { kind: "put", to: place, inode: 1, isFolder: false };
const write = (offset: number, text: string): DiskEvent => ({
  kind: "write",
  inode: 1,
  offset,
  bytes: Buffer.from(text),
});

describe("system calls", () => {
  it("are followed from the opening of a file to its sync and its new name", () => {
    const events = follow(
      openNew,
      `write(19, ${hex('"a), ')}, 5)        = 5`,
      `write(19, ${hex("rest")}, 4) = 2`,
      `pwrite64(19, ${hex("x")}, 1, 9) = 1`,
      "fdatasync(19)      = 0",
      "close(19) = 0",
      `rename(${hex("/disk/a")}, ${hex("/disk/b")}) = 0`,
      `link(${hex("/disk/b")}, ${hex("/disk/c")}) = 0`,
      `unlink(${hex("/disk/b")}) = 0`,
    );
    expect(events).toEqual([
      put,
      write(0, '"a), '),
      write(5, "re"),
      write(9, "x"),
      { kind: "sync", inode: 1 },
      { kind: "move", from: place, to: { folder: 0, name: "b" }, inode: 1 },
      { kind: "link", to: { folder: 0, name: "c" }, inode: 1 },
      { kind: "drop", from: { folder: 0, name: "b" }, inode: 1 },
    ]);
  });

  it("append at the end of the file, whichever descriptor wrote last", () => {
    const openAgain = `openat(AT_FDCWD, ${hex("/disk/a")}, O_WRONLY|O_CREAT|O_APPEND, 0600) = 20`;
    const lines = [openNew, openAgain, `write(19, ${hex("abc")}, 3) = 3`, `write(20, ${hex("d")}, 1) = 1`];
    expect(follow(...lines)).toEqual([put, write(0, "abc"), write(3, "d")]);
  });

  it("are ignored where they failed, and elsewhere on the machine", () => {
    expect(
      follow(
        `openat(AT_FDCWD, ${hex("/disk/a")}, O_RDONLY) = -1 ENOENT (No such file or directory)`,
        `openat(AT_FDCWD, ${hex("/elsewhere")}, O_WRONLY|O_CREAT, 0600) = 7`,
        `write(7, ${hex("x")}, 1) = 1`,
        `rename(${hex("/elsewhere")}, ${hex("/elsewhere.new")}) = 0`,
        "+++ exited with 0 +++",
      ),
    ).toEqual([]);
  });

  it("include the recorded promises, and the centre's receipts", () => {
    const said = [spokenLine("acknowledge", "abc"), "acknowledged nothing\n", spokenLine("release", "abc")];
    expect(follow(...said.map((line) => `write(1, ${hex(line)}, ${line.length}) = ${line.length}`))).toEqual([
      { kind: "acknowledge", hash: "abc" },
      { kind: "release", hash: "abc" },
    ]);
  });

  it.each([
    ["a write of several parts", "writev(19, [{iov_base=NULL, iov_len=1}], 1) = 1"],
    ["a write that is cut short in the trace", `write(19, ${hex("x")}..., 2) = 2`],
    ["a second descriptor", "dup(19) = 20"],
    ["memory that is written to the file", "mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_SHARED, 19, 0) = 0x7f12"],
    ["a symbolic link", `symlink(${hex("/disk/a")}, ${hex("/disk/b")}) = 0`],
  ])("are refused where their effect could not be followed: %s", (_, line) => {
    expect(() => follow(openNew, line)).toThrow();
  });
});
