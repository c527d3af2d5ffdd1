import { Button, Input, Modal, Spin } from "antd";
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

type NameProps = { readonly name: string; readonly onName: (name: string) => void };

const Name = ({ name, onName }: NameProps) => {
  const words = useWords();
  const label = (
    <label className="policy-label" htmlFor="policy-maker">
      {words.makerName}
    </label>
  );
  return (
    <Line label={label}>
      <Input
        id="policy-maker"
        value={name}
        maxLength={40}
        placeholder={words.makerNameHint}
        onChange={({ target }) => onName(target.value)}
      />
    </Line>
  );
};

type ReviewDialogProps = {
  readonly title: string;
  readonly placeName: string;
  readonly wish: Omit<RolloutWish, "effectiveAt">;
  readonly officeKey: string;
  readonly onDone: (outcome: PolicyOutcome) => void;
  readonly onCancel: () => void;
  /** Offered where another version than the edited one is in force at a time; null for now. */
  readonly onLoad?: (at: string | null) => void;
};

/** The changes, the windows and the start of a rollout, before it is made. */
export const ReviewDialog = ({ title, placeName, wish, officeKey, onDone, onCancel, onLoad }: ReviewDialogProps) => {
  const words = useWords();
  const { time, setTime, effectiveAt, name, setName, outcome, failed, isBusy, isReady, rollOut } = useRollout(
    wish,
    officeKey,
    onDone,
  );
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
        <Name name={name} onName={setName} />
        {failed && <ProblemNotice {...failed} onLoad={onLoad && (() => onLoad(effectiveAt ?? null))} />}
        {!failed && outcome === null && effectiveAt !== undefined && <Spin />}
        {!failed && outcome && <Who outcome={outcome} placeName={placeName} />}
        {!failed && outcome && <Changes differences={outcome.differences} />}
      </div>
    </Modal>
  );
};
