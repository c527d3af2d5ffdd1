import { Button, Input, Modal, Segmented, Spin } from "antd";
import { useState } from "react";
import { officePaths } from "../../../../contract/office/office.ts";
import { PolicyOutcome } from "../../../../contract/office/policy-rollouts.ts";
import type { Problem } from "../../../../contract/problems/problem.ts";
import { askOffice } from "../../reading/ask-office.ts";
import { useWords } from "../../words/use-words.ts";
import { ProblemNotice } from "./problem-notice.tsx";
import { Changes, Who } from "./review-parts.tsx";
import { type RolloutWish, useTrial } from "./use-trial.ts";

/** Who says so, remembered by this browser as with alerts. */
const namePlace = "counterstar.office-name";

type WhenProps = {
  /** As the browser's own field writes it, without an offset; null for at once. */
  readonly time: string | null;
  readonly onTime: (time: string | null) => void;
};

/** Two digits for minutes, on this desk's clock. */
const localMinute = (date: Date): string =>
  new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

const tomorrow = (): string => localMinute(new Date(Date.now() + 24 * 3_600_000));

const When = ({ time, onTime }: WhenProps) => {
  const words = useWords();
  const options = [
    { value: "at-once" as const, label: words.atOnce },
    { value: "later" as const, label: words.later },
  ];
  return (
    <span className="policy-when">
      <Segmented
        aria-label={words.reviewWhen}
        options={options}
        value={time === null ? "at-once" : "later"}
        onChange={(when) => onTime(when === "later" ? tomorrow() : null)}
      />
      {time !== null && (
        <Input
          type="datetime-local"
          aria-label={words.laterTime}
          value={time}
          onChange={({ target }) => onTime(target.value)}
        />
      )}
    </span>
  );
};

/** null for at once, undefined for a time that is none yet. */
const effectiveAtOf = (time: string | null): string | null | undefined => {
  if (time === null) return null;
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
};

type ReviewDialogProps = {
  readonly title: string;
  readonly placeName: string;
  readonly wish: Omit<RolloutWish, "effectiveAt">;
  readonly officeKey: string;
  readonly onDone: (outcome: PolicyOutcome) => void;
  readonly onCancel: () => void;
  /** Offered where another version is in force than the one that was edited. */
  readonly onLoad?: (version: number, at: string | null) => void;
};

/** What changes, for whom and from when on, before it does. */
export const ReviewDialog = ({ title, placeName, wish, officeKey, onDone, onCancel, onLoad }: ReviewDialogProps) => {
  const words = useWords();
  const [time, setTime] = useState<string | null>(null);
  const [name, setName] = useState(() => window.localStorage.getItem(namePlace) ?? "");
  const [state, setState] = useState<"idle" | "busy">("idle");
  const [refusal, setRefusal] = useState<{ readonly problem: Problem | null } | null>(null);
  const effectiveAt = effectiveAtOf(time);
  const trial = useTrial(effectiveAt === undefined ? null : { ...wish, effectiveAt }, officeKey);
  const rollOut = async (): Promise<void> => {
    setState("busy");
    window.localStorage.setItem(namePlace, name.trim());
    const json = { ...wish, effectiveAt, by: name.trim(), isTrial: false };
    const answer = await askOffice(officePaths.policyRollouts, PolicyOutcome, { key: officeKey }, { json });
    setState("idle");
    if (answer.ok) onDone(answer.value);
    else setRefusal({ problem: answer.problem });
  };
  const failed = refusal ?? (trial?.ok === false ? trial : null);
  const isReady = failed === null && trial?.ok === true && trial.value.differences.length > 0 && name.trim() !== "";
  const footer = (
    <>
      <Button onClick={onCancel}>{words.cancel}</Button>
      <Button type="primary" disabled={!isReady} loading={state === "busy"} onClick={rollOut}>
        {words.rollOut}
      </Button>
    </>
  );
  return (
    <Modal open title={title} width={860} mask={{ closable: false }} onCancel={onCancel} footer={footer}>
      <div className="policy-review">
        <div className="policy-review-line">
          <span className="policy-label">{words.reviewWhen}</span>
          <When
            time={time}
            onTime={(next) => {
              setRefusal(null);
              setTime(next);
            }}
          />
        </div>
        <div className="policy-review-line">
          <label className="policy-label" htmlFor="policy-maker">
            {words.makerName}
          </label>
          <Input
            id="policy-maker"
            value={name}
            maxLength={40}
            placeholder={words.makerNameHint}
            onChange={({ target }) => setName(target.value)}
          />
        </div>
        {failed && <ProblemNotice {...failed} onLoad={onLoad && ((version) => onLoad(version, effectiveAt ?? null))} />}
        {trial === null && effectiveAt !== undefined && <Spin />}
        {trial?.ok && failed === null && (
          <>
            <Who outcome={trial.value} placeName={placeName} />
            <Changes differences={trial.value.differences} />
          </>
        )}
      </div>
    </Modal>
  );
};
