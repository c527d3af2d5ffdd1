import { useEffect, useState } from "react";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { PolicyOutcome, type RolloutToMake } from "../../../contract/office/policy/policy-rollouts.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { rememberedName, rememberName } from "../page/office-name.ts";
import { type Answer, askOffice } from "../reading/ask-office.ts";
import { effectiveAtOf } from "./when-field.tsx";

/** A rollout without its author and without the trial flag, which are added later. */
export type RolloutWish = Omit<RolloutToMake, "by" | "isTrial">;

/** The effect of a rollout, requested again whenever it changes; null until the centre has answered. */
const useTrial = (wish: RolloutWish | null, officeKey: string): Answer<PolicyOutcome> | null => {
  const [answer, setAnswer] = useState<Answer<PolicyOutcome> | null>(null);
  const asked = wish && JSON.stringify({ ...wish, by: null, isTrial: true });
  useEffect(() => {
    let isOver = false;
    setAnswer(null);
    if (asked === null) return;
    const json: unknown = JSON.parse(asked);
    void askOffice(officePaths.policyRollouts, PolicyOutcome, { key: officeKey }, { json }).then((told) => {
      if (!isOver) setAnswer(told);
    });
    return () => {
      isOver = true;
    };
  }, [asked, officeKey]);
  return answer;
};

/** The steps of a rollout: its start, its author, its effect, and the request itself. */
export const useRollout = (
  wish: Omit<RolloutWish, "effectiveAt">,
  officeKey: string,
  onDone: (outcome: PolicyOutcome) => void,
) => {
  const [time, setTime] = useState<string | null>(null);
  const [name, setName] = useState(rememberedName);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ readonly problem: Problem | null } | null>(null);
  const effectiveAt = effectiveAtOf(time);
  const trial = useTrial(effectiveAt === undefined ? null : { ...wish, effectiveAt }, officeKey);
  const by = name.trim();
  const rollOut = async (): Promise<void> => {
    setIsBusy(true);
    rememberName(by);
    const json = { ...wish, effectiveAt, by, isTrial: false };
    const answer = await askOffice(officePaths.policyRollouts, PolicyOutcome, { key: officeKey }, { json });
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
    name,
    setName,
    outcome,
    failed,
    isBusy,
    isReady: failed === null && outcome !== null && outcome.differences.length > 0 && by !== "",
    rollOut,
  };
};
