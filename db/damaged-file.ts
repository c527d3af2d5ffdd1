import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { reasonOf, triesToRead } from "./failure-reason.ts";

/** The unit in which a disk loses data. */
const blockBytes = 4_096;

/** One block; zeros where the disk fails to read it at every try. */
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
 * Reads a file in blocks, zeros for a block the disk cannot read: a bad sector must not cost the blocks around it. Throws
 * where the file cannot be opened.
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

/** The text of a file, with NULs for the blocks that the disk cannot read. */
export const readDamagedText = (file: string): string => Buffer.concat([...blocksOf(file)]).toString("utf8");
