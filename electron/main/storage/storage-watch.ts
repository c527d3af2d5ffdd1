import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import type { Result } from "../../../contract/result.ts";
import type { Store } from "../../../db/store.ts";
import type { SetTimer } from "../../wire/set-timer.ts";

/** One refusal is told to whoever tapped; after the second nobody is asked for what could not be kept. */
const refusalsTillOut = 2;
/** So often a disk that refuses is asked again, milliseconds. */
const retryMs = 2_000;

export interface StorageWatch {
  /** The same store; how its writes end is watched. */
  readonly store: Store;
  /** Why nothing can be kept now; undefined where it can, or nobody knows otherwise yet. */
  readonly fault: () => Problem | undefined;
}

interface StorageWatchParts {
  readonly store: Store;
  readonly monoMs: () => number;
  readonly setTimer: SetTimer;
  /** The fault has come or gone. Never called from within a write. */
  readonly changed: () => void;
}

/**
 * Takes the kiosk out of service while the disk refuses, and back by itself: the entry that says so is the proof that
 * writing works again.
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
  /** Whatever it was that could be written first: the centre has to learn of it. */
  const taken = (): void => {
    if (fault === undefined) refusals = 0;
    else comeBack(fault);
  };
  const noted = <Value>(written: Result<Value>): Result<Value> => {
    if (written.ok) taken();
    // A rating that is there already says nothing about the disk.
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
