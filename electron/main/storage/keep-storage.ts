import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import { type Problem, problem } from "../../../contract/problems/problem.ts";
import type { Result } from "../../../contract/result.ts";
import { reasonOf } from "../../../db/failure-reason.ts";
import type { Store } from "../../../db/store.ts";
import type { Clock, SetTimer } from "../../wire/clock.ts";
import { freeMibOf, freeSpaceCheck, lowMib } from "../../wire/free-space.ts";
import { log, logProblem } from "../../wire/log.ts";

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
  readonly checkJournal: () => void;
  /** Call it from time to time. Returns whether it wrote an entry. */
  readonly checkFreeSpace: () => boolean;
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

/**
 * Refused writes until the kiosk leaves service. The first is reported to the person who tapped; after the second,
 * citizens are not asked for ratings that cannot be stored.
 */
const refusalsTillOut = 2;
/** Interval of retries on a disk that refuses writes, milliseconds. */
const retryMs = 2_000;

export interface StorageWatch {
  /** The same store, with the result of every write watched. */
  readonly store: Store;
  /** Why nothing can be stored now; undefined where no fault is known. */
  readonly fault: () => Problem | undefined;
}

interface StorageWatchParts {
  readonly store: Store;
  readonly monoMs: () => number;
  readonly setTimer: SetTimer;
  /** The fault appeared or ended. Never called from within a write. */
  readonly changed: () => void;
}

/**
 * Takes the kiosk out of service while the disk refuses writes, and back again: the entry about the recovery is itself
 * the proof that writing works.
 */
export const watchStorage = ({ store, monoMs, setTimer, changed }: StorageWatchParts): StorageWatch => {
  let refusals = 0;
  let refusedSinceMs = 0;
  let fault: Problem | undefined;

  const recovered = (found: Problem): EntryDraft => ({
    kind: "storage-recovered",
    body: {
      reason: String(found.facts?.["reason"] ?? "").slice(0, 200),
      refusals,
      lastedMs: Math.round(monoMs() - refusedSinceMs),
    },
  });
  const comeBack = (found: Problem): void => {
    if (!store.append([recovered(found)]).ok) {
      refusals += 1;
      return;
    }
    refusals = 0;
    fault = undefined;
    setTimer(changed, 0);
  };
  const retry = (): void => {
    if (fault !== undefined) comeBack(fault);
    if (fault !== undefined) setTimer(retry, retryMs);
  };
  const refused = (found: Problem): void => {
    if (refusals === 0) refusedSinceMs = monoMs();
    refusals += 1;
    if (fault !== undefined || refusals < refusalsTillOut) return;
    fault = found;
    setTimer(changed, 0);
    setTimer(retry, retryMs);
  };
  /** After any successful write: the recovery must be recorded for the centre. */
  const taken = (): void => {
    if (fault === undefined) refusals = 0;
    else comeBack(fault);
  };
  const noted = <Value>(written: Result<Value>): Result<Value> => {
    if (written.ok) taken();
    // A rating that is already stored is no fault of the disk.
    else if (written.problem.code === "store-failed") refused(written.problem);
    return written;
  };
  const watched: Store = {
    ...store,
    append: (drafts) => noted(store.append(drafts)),
    applyConfiguration: (configuration) => noted(store.applyConfiguration(configuration)),
    changePin: (changed, drafts) => noted(store.changePin(changed, drafts)),
  };
  return { store: watched, fault: () => fault };
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
  const checkFreeSpace = freeSpaceCheck({
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
  const checkJournal = (): void => {
    const found = store.journalFault();
    if (found !== undefined && found !== journalFault) {
      logProblem("journal not written", problem("journal-unwritable", { reason: found }));
    }
    journalFault = found;
  };
  return { store, fault, space, checkJournal, checkFreeSpace };
};
