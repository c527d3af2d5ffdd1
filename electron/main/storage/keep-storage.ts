import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { reasonOf } from "../../../db/failure-reason.ts";
import type { Store } from "../../../db/store.ts";
import type { Clock, SetTimer } from "../../wire/clock.ts";
import { freeMibOf, freeSpaceLook, lowMib } from "../../wire/free-space.ts";
import { log, logProblem } from "../../wire/log.ts";
import { watchStorage } from "./storage-watch.ts";

interface StorageParts {
  readonly store: Store;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly setTimer: SetTimer;
  readonly dropCaches: () => void;
  /** The kiosk has to leave service, or may return to it. */
  readonly changed: () => void;
}

/** The disk as IT sees it; `freeMib` is null where the system does not answer. */
interface Space {
  readonly freeMib: number | null;
  readonly isDiskLow: boolean;
}

export interface Storage {
  /** Use it for every write, so that failures are counted. */
  readonly store: Store;
  readonly fault: () => Problem | undefined;
  readonly space: () => Space;
  /** Call it after every write: logs once when the journal could not be written. */
  readonly lookAtJournal: () => void;
  /** Call it from time to time. Returns whether it wrote an entry. */
  readonly lookAtFreeSpace: () => boolean;
}

/** null counts as enough space: a failing disk is noticed when it refuses a write. */
const freeMib = (folder: string): number | null => {
  try {
    return freeMibOf(folder);
  } catch (error) {
    log("free space not known", { reason: reasonOf(error) });
    return null;
  }
};

/** Watches the disk of the ledger: whether writes succeed, and the free space. */
export const keepStorage = ({ dataFolder, clock, changed, ...parts }: StorageParts): Storage => {
  const { store, fault } = watchStorage({
    ...parts,
    monoMs: clock.monoMs,
    changed: () => {
      const found = fault();
      if (found) logProblem("out of service", found);
      else log("in service again");
      changed();
    },
  });
  const lookAtFreeSpace = freeSpaceLook({
    freeMib: () => freeMib(dataFolder) ?? Number.POSITIVE_INFINITY,
    append: (drafts) => store.append(drafts).ok,
    dropCaches: parts.dropCaches,
  });
  const space = (): Space => {
    const free = freeMib(dataFolder);
    return { freeMib: free, isDiskLow: free !== null && free < lowMib };
  };
  let journalFault: string | undefined;
  /** The entry is in the database all the same. The second copy is missing, so IT is informed. */
  const lookAtJournal = (): void => {
    const found = store.journalFault();
    if (found !== undefined && found !== journalFault) {
      logProblem("journal not written", problem("journal-unwritable", { reason: found }));
    }
    journalFault = found;
  };
  return { store, fault, space, lookAtJournal, lookAtFreeSpace };
};
