import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface SmallDisk {
  readonly folder: string;
  /** Fills every free byte. */
  readonly fill: () => void;
  readonly makeRoom: () => void;
  readonly unmount: () => void;
}

/** Mounting requires root on Linux. */
export const canMount = process.platform === "linux" && process.getuid?.() === 0;

/** A disk of its own in memory, which a test can fill. */
export const mountSmallDisk = (megabytes: number): SmallDisk => {
  const folder = mkdtempSync(join(tmpdir(), "counterstar-disk-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder]);
  const filler = join(folder, "filler");
  return {
    folder,
    fill: () => fill(filler),
    makeRoom: () => rmSync(filler, { force: true }),
    unmount: () => execFileSync("umount", ["--lazy", folder]),
  };
};

const fill = (file: string): void => {
  const descriptor = openSync(file, "a");
  // Ever smaller pieces, so that the last free page is used too.
  for (let bytes = 1_048_576; bytes >= 1; bytes = Math.floor(bytes / 16)) {
    const piece = Buffer.alloc(bytes, 1);
    while (writes(descriptor, piece));
  }
  closeSync(descriptor);
};

const writes = (descriptor: number, piece: Buffer): boolean => {
  try {
    return writeSync(descriptor, piece) > 0;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOSPC") return false;
    throw error;
  }
};
