import { useEffect, useEffectEvent, useLayoutEffect, useState } from "react";
import type { Problem } from "../../contract/problems/problem.ts";
import { sentenceOf } from "../../contract/problems/sentences.ts";
import type { Speech } from "../words/speech.ts";

/** The wait after wrong PINs: no further attempt is accepted before its end. */
export interface LoginWait {
  /** Whole seconds left, at least one. */
  readonly seconds: number;
  readonly supportPhone: string;
  /** A second has passed since the refusal. */
  readonly isCounting: boolean;
}

interface FoundWait {
  readonly startMs: number;
  readonly untilMs: number;
  readonly supportPhone: string;
  readonly staffNumber: string;
}

/**
 * The wait that a refusal named, while it runs. It outlives the refusal, which disappears at the next key, and belongs to
 * the staff number that was tried: another one may be free. null without a wait.
 */
export const useLoginWait = (problem: Problem | null, staffNumber: string): LoginWait | null => {
  const [found, setFound] = useState<FoundWait | null>(null);
  const [nowMs, setNowMs] = useState(() => performance.now());
  const begin = useEffectEvent(({ facts }: Problem) => {
    const startMs = performance.now();
    setNowMs(startMs);
    setFound({
      startMs,
      untilMs: startMs + Number(facts?.["waitSeconds"] ?? 0) * 1_000,
      supportPhone: String(facts?.["supportPhone"]),
      staffNumber,
    });
  });
  useLayoutEffect(() => {
    if (problem?.code === "login-locked") begin(problem);
  }, [problem]);
  const seconds = found?.staffNumber === staffNumber ? Math.ceil((found.untilMs - nowMs) / 1_000) : 0;
  useEffect(() => {
    if (seconds <= 0) return undefined;
    const timer = setInterval(() => setNowMs(performance.now()), 1_000);
    return () => clearInterval(timer);
  }, [seconds]);
  return found !== null && seconds > 0
    ? { seconds, supportPhone: found.supportPhone, isCounting: nowMs > found.startMs }
    : null;
};

/** Below this the seconds are counted, above it the minutes. */
const countedSeconds = 90;

export const waitText = ({ seconds, supportPhone: number }: LoginWait, { words, phone }: Speech): string => {
  const supportPhone = phone(number);
  return seconds <= countedSeconds
    ? words("login.waitSeconds", { seconds, supportPhone })
    : words("login.waitMinutes", { minutes: Math.ceil(seconds / 60), supportPhone });
};

/** `aria-live` of the sentence: a screen reader says that a wait begins and that it is over, and not each second. */
export const troubleLive = (wait: LoginWait | null): "assertive" | "off" => (wait?.isCounting ? "off" : "assertive");

/** Good news in the place of a refusal. */
export const isWaitOver = (problem: Problem | null, wait: LoginWait | null): boolean =>
  wait === null && problem?.code === "login-locked";

/** The sentence of a refusal at a login; of a wait, its present rest, and afterwards that it is over. */
export const loginTrouble = (problem: Problem | null, wait: LoginWait | null, speech: Speech): string | null => {
  if (wait !== null) return waitText(wait, speech);
  if (isWaitOver(problem, wait)) return speech.words("login.waitOver");
  // It may name the telephone of IT.
  return problem && speech.phone(sentenceOf(problem, speech.language));
};
