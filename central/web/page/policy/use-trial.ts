import { useEffect, useState } from "react";
import { officePaths } from "../../../../contract/office/office.ts";
import { PolicyOutcome, type RolloutToMake } from "../../../../contract/office/policy-rollouts.ts";
import { type Answer, askOffice } from "../../reading/ask-office.ts";

/** What a rollout is asked for with; who and whether it is a trial are said later. */
export type RolloutWish = Omit<RolloutToMake, "by" | "isTrial">;

/** What a rollout would do, asked anew whenever it is another one; null until the centre has said. */
export const useTrial = (wish: RolloutWish | null, officeKey: string): Answer<PolicyOutcome> | null => {
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
