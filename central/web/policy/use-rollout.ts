import { useEffect, useState } from "react";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { PolicyOutcome, type RolloutToMake } from "../../../contract/office/policy/policy-rollouts.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { type Answer, askOffice } from "../reading/ask-office.ts";
import { effectiveAtOf } from "./when-field.tsx";

/** A rollout without the trial flag, which is added later. */
export type RolloutWish = Omit<RolloutToMake, "isTrial">;

/** The effect of a rollout, requested again whenever it changes; null until the centre has answered. */
const useTrial = (wish: RolloutWish | null): Answer<PolicyOutcome> | null => {
  const [answer, setAnswer] = useState<Answer<PolicyOutcome> | null>(null);
  const asked = wish && JSON.stringify({ ...wish, isTrial: true });
  useEffect(() => {
    let isOver = false;
    setAnswer(null);
    if (asked === null) return;
    const json: unknown = JSON.parse(asked);
    void askOffice(officePaths.policyRollouts, PolicyOutcome, { json }).then((told) => {
      if (!isOver) setAnswer(told);
    });
    return () => {
      isOver = true;
    };
  }, [asked]);
  return answer;
};

/** The steps of a rollout: its start, its effect, and the request itself. */
export const useRollout = (wish: Omit<RolloutWish, "effectiveAt">, onDone: (outcome: PolicyOutcome) => void) => {
  const [time, setTime] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ readonly problem: Problem | null } | null>(null);
  const effectiveAt = effectiveAtOf(time);
  const trial = useTrial(effectiveAt === undefined ? null : { ...wish, effectiveAt });
  const rollOut = async (): Promise<void> => {
    setIsBusy(true);
    const json = { ...wish, effectiveAt, isTrial: false };
    const answer = await askOffice(officePaths.policyRollouts, PolicyOutcome, { json });
    setIsBusy(false);
    if (answer.ok) onDone(answer.value);
    else setRefusal({ problem: answer.problem });
  };
  const failed = refusal ?? (trial?.ok === false ? trial : null);
  const outcome = trial?.ok ? trial.value : null;
  return {
    time,
    setTime: (next: string | null): void => {
      setRefusal(null);
      setTime(next);
    },
    effectiveAt,
    outcome,
    failed,
    isBusy,
    isReady: failed === null && outcome !== null && outcome.differences.length > 0,
    rollOut,
  };
};
