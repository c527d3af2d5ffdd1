import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { reasonOf, triesToRead } from "./failure-reason.ts";

/** As much as a disk loses at once. */
const blockBytes = 4_096;

/** One block; zeros where the disk does not give it, also when asked again. */
const blockAt = (descriptor: number, at: number): Buffer => {
  const block = Buffer.alloc(blockBytes);
  for (let tried = 1; tried <= triesToRead; tried += 1) {
    try {
      return block.subarray(0, readSync(descriptor, block, 0, blockBytes, at));
    } catch (error) {
      if (reasonOf(error) !== "EIO") throw error;
    }
  }
  return block;
};

/**
 * A file in blocks, as far as its disk gives it: a sector that cannot be read must not take with it what stands before
 * and after. Throws where it cannot be opened.
 */
export function* blocksOf(file: string): Generator<Buffer> {
  const descriptor = openSync(file, "r");
  try {
    const size = fstatSync(descriptor).size;
    for (let at = 0; at < size; at += blockBytes) yield blockAt(descriptor, at).subarray(0, size - at);
  } finally {
    closeSync(descriptor);
  }
}

/** The text of a file as far as its disk gives it, NULs where it does not. */
export const readDamagedText = (file: string): string => Buffer.concat([...blocksOf(file)]).toString("utf8");
