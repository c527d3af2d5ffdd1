import { statfsSync } from "node:fs";
import type { EntryDraft } from "../../contract/ledger/entry.ts";

const mebibyte = 1_048_576;
/** A warning at this level leaves time to act: a busy window writes about 100 MiB a year. */
export const lowMib = 500;
/** Free space at which the warning is armed again: a disk that varies around the limit warns once. */
const enoughMib = 600;

/** MiB that the kiosk's own user may still write on the disk of `folder`. Throws the errors of `statfs`. */
export const freeMibOf = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder);
  return Math.floor((bavail * bsize) / mebibyte);
};

interface FreeSpaceParts {
  readonly freeMib: () => number;
  readonly append: (drafts: readonly EntryDraft[]) => boolean;
  /** Deletes data that can be fetched again, before the warning. */
  readonly dropCaches: () => void;
}

/**
 * Returns a function to call from time to time: it records once in the ledger when free space gets low, and returns
 * whether it has just done so.
 */
export const freeSpaceCheck = ({ freeMib, append, dropCaches }: FreeSpaceParts): (() => boolean) => {
  let isLow = false;
  return () => {
    const free = freeMib();
    if (isLow && free >= enoughMib) isLow = false;
    if (isLow || free >= lowMib) return false;
    isLow = true;
    dropCaches();
    return append([{ kind: "storage-low", body: { freeMib: free } }]);
  };
};
