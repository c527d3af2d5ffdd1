import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { reasonOf } from "../../../db/failure-reason.ts";
import type { Store } from "../../../db/store.ts";
import type { Clock } from "../../wire/clock.ts";
import { freeMibOf, freeSpaceLook, lowMib } from "../../wire/free-space.ts";
import { log, logProblem } from "../../wire/log.ts";
import type { SetTimer } from "../../wire/set-timer.ts";
import { watchStorage } from "./storage-watch.ts";

interface StorageParts {
  readonly store: Store;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly setTimer: SetTimer;
  readonly dropCaches: () => void;
  /** The kiosk has to leave service, or may come back. */
  readonly changed: () => void;
}

/** What IT sees of the disk; `freeMib` is null where the system does not say. */
interface Space {
  readonly freeMib: number | null;
  readonly isDiskLow: boolean;
}

export interface Storage {
  /** Whoever writes, writes through it. */
  readonly store: Store;
  readonly fault: () => Problem | undefined;
  readonly space: () => Space;
  /** Call it after every write: says it once where the journal could not be written. */
  readonly lookAtJournal: () => void;
  /** Call it now and then. Whether something was written. */
  readonly lookAtFreeSpace: () => boolean;
}

/** Where the system does not say, there is enough: a disk that fails is noticed by what it refuses. */
const freeMib = (folder: string): number | null => {
  try {
    return freeMibOf(folder);
  } catch (error) {
    log("free space not known", { reason: reasonOf(error) });
    return null;
  }
};

/** Watches the disk under the ledger: whether it takes what is given, and how much it still can. */
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
  /** The database holds the entry all the same; what is gone is the second copy, and IT has to know. */
  const lookAtJournal = (): void => {
    const found = store.journalFault();
    if (found !== undefined && found !== journalFault) {
      logProblem("journal not written", problem("journal-unwritable", { reason: found }));
    }
    journalFault = found;
  };
  return { store, fault, space, lookAtJournal, lookAtFreeSpace };
};
