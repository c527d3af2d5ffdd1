import type { ProblemCode } from "../../contract/problems/problem.ts";
import type { Result } from "../../contract/result.ts";
import type { Sha256Hex } from "../../contract/words.ts";
import type { SetTimer } from "../wire/set-timer.ts";

export interface FollowUpWatchParts {
  readonly ask: (followUpHash: Sha256Hex) => Promise<Result<{ readonly isOpened: boolean }>>;
  /** The page of the code that is shown was opened. */
  readonly opened: (followUpHash: Sha256Hex) => void;
  readonly setTimer: SetTimer;
}

export interface FollowUpWatch {
  /** The code that stands on the screen now; null where none does. */
  readonly shown: (followUpHash: Sha256Hex | null) => void;
}

/** A rating needs a second to reach the centre, and the citizen some more for the phone. */
const askEveryMs = 3_000;
const afterFailureMs = 10_000;

/** A centre of before has no such question, and a revoked device gets no answer: neither is asked again for this code. */
const lasting: ReadonlySet<ProblemCode> = new Set(["not-found", "device-revoked", "device-unknown"]);

/**
 * Asks the centre whether the page behind the code on the screen was opened: only while one is shown, one request at a
 * time, every three seconds at most, ten after a failure. Failures are no news to anybody: offline the code just stays.
 */
export const watchFollowUp = ({ ask, opened, setTimer }: FollowUpWatchParts): FollowUpWatch => {
  let shown: Sha256Hex | null = null;
  let isAsking = false;
  let timer: { readonly cancel: () => void } | undefined;
  const plan = (delayMs: number): void => {
    timer?.cancel();
    timer = setTimer(() => void look(), delayMs);
  };
  const look = async (): Promise<void> => {
    const asked = shown;
    if (asked === null || isAsking) return;
    isAsking = true;
    const found = await ask(asked);
    isAsking = false;
    // Another code came meanwhile: its turn was skipped while this was on its way.
    if (shown !== asked) return shown === null ? undefined : plan(askEveryMs);
    if (!found.ok && lasting.has(found.problem.code)) return;
    if (!found.ok || !found.value.isOpened) return plan(found.ok ? askEveryMs : afterFailureMs);
    shown = null;
    opened(asked);
  };
  return {
    shown: (followUpHash) => {
      timer?.cancel();
      shown = followUpHash;
      if (followUpHash !== null) plan(askEveryMs);
    },
  };
};
