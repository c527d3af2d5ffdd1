import { statfsSync } from "node:fs";
import type { EntryDraft } from "../../contract/ledger/entry.ts";

const mebibyte = 1_048_576;
/** From here on there is still time to act: a busy window fills some 100 MiB a year. */
export const lowMib = 500;
/** A disk that goes up and down about the limit says so once. */
const enoughMib = 600;

/** Free for the kiosk's own user on the disk that holds `folder`, MiB. Throws what `statfs` throws. */
export const freeMibOf = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder);
  return Math.floor((bavail * bsize) / mebibyte);
};

interface FreeSpaceParts {
  readonly freeMib: () => number;
  readonly append: (drafts: readonly EntryDraft[]) => boolean;
  /** What can be had again gives way first. */
  readonly dropCaches: () => void;
}

/** Call it now and then: says in the ledger when the disk gets low, once. Returns whether it has just done so. */
export const freeSpaceLook = ({ freeMib, append, dropCaches }: FreeSpaceParts): (() => boolean) => {
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
