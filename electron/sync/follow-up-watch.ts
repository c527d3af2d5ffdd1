import { type ProblemCode, problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { FollowUpPage } from "../../contract/sync/follow-up-page.ts";
import { followUpPath } from "../../contract/sync/signature-profile.ts";
import type { Sha256Hex } from "../../contract/words.ts";
import type { SetTimer } from "../wire/clock.ts";
import { type CentreSource, signedReply } from "../wire/signed-reply.ts";

export interface FollowUpWatchParts {
  readonly ask: (followUpHash: Sha256Hex) => Promise<Result<{ readonly isOpened: boolean }>>;
  /** The page of the code on the screen was opened. */
  readonly opened: (followUpHash: Sha256Hex) => void;
  readonly setTimer: SetTimer;
}

export interface FollowUpWatch {
  /** Sets the code that is on the screen now; null for none. */
  readonly shown: (followUpHash: Sha256Hex | null) => void;
}

/** A rating needs about a second to reach the centre, and the citizen some more to use the phone. */
const askEveryMs = 3_000;
const afterFailureMs = 10_000;

/**
 * Answers after which this code is not asked about again: an older centre does not know the request, and a revoked
 * device gets no answer.
 */
const lasting: ReadonlySet<ProblemCode> = new Set(["not-found", "device-revoked", "device-unknown"]);

/**
 * Asks the centre whether the page behind the code on the screen was opened. Asks only while a code is shown, one
 * request at a time, at most every three seconds, and ten seconds after a failure. Failures are not reported: offline
 * the code stays on the screen.
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
    // A new code came during the request, and its own query was skipped.
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

/** Whether the page behind a code was opened. Problems: those of `signedReply`; `not-found` from an older centre. */
export const fetchFollowUpPage = async (
  source: CentreSource,
  followUpHash: Sha256Hex,
): Promise<Result<{ readonly isOpened: boolean }>> => {
  const request = { method: "GET", path: followUpPath(followUpHash) } as const;
  const reply = await signedReply(source, request, FollowUpPage, "follow-up page");
  if (!reply.ok) return reply;
  if (reply.value.followUpHash !== followUpHash) return failure(problem("centre-answer-invalid", { reason: "hash" }));
  return success({ isOpened: reply.value.isOpened });
};
