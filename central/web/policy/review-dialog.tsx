import { Button, Modal, Spin } from "antd";
import type { ReactNode } from "react";
import type { PolicyOutcome } from "../../../contract/office/policy/policy-rollouts.ts";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { useWords } from "../words/use-words.ts";
import { Changes, Who } from "./review-parts.tsx";
import { type RolloutWish, useRollout } from "./use-rollout.ts";
import { WhenField } from "./when-field.tsx";

const Line = ({ label, children }: { readonly label: ReactNode; readonly children: ReactNode }) => (
  <div className="policy-review-line">
    {label}
    {children}
  </div>
);

type ReviewDialogProps = {
  readonly title: string;
  readonly placeName: string;
  readonly wish: Omit<RolloutWish, "effectiveAt">;
  readonly onDone: (outcome: PolicyOutcome) => void;
  readonly onCancel: () => void;
  /** Offered where another version than the edited one is in force at a time; null for now. */
  readonly onLoad?: (at: string | null) => void;
};

/** The changes, the windows and the start of a rollout, before it is made. */
export const ReviewDialog = ({ title, placeName, wish, onDone, onCancel, onLoad }: ReviewDialogProps) => {
  const words = useWords();
  const { time, setTime, effectiveAt, outcome, failed, isBusy, isReady, rollOut } = useRollout(wish, onDone);
  const footer = (
    <>
      <Button onClick={onCancel}>{words.cancel}</Button>
      <Button type="primary" disabled={!isReady} loading={isBusy} onClick={rollOut}>
        {words.rollOut}
      </Button>
    </>
  );
  return (
    <Modal open title={title} width={860} mask={{ closable: false }} onCancel={onCancel} footer={footer}>
      <div className="policy-review">
        <Line label={<span className="policy-label">{words.reviewWhen}</span>}>
          <WhenField time={time} onTime={setTime} />
        </Line>
        {failed && <ProblemNotice {...failed} onLoad={onLoad && (() => onLoad(effectiveAt ?? null))} />}
        {!failed && outcome === null && effectiveAt !== undefined && <Spin />}
        {!failed && outcome && <Who outcome={outcome} placeName={placeName} />}
        {!failed && outcome && <Changes differences={outcome.differences} />}
      </div>
    </Modal>
  );
};
