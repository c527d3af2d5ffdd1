import { Alert, Checkbox, InputNumber, Modal } from "antd";
import { useState } from "react";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { StarPolicy, StarPolicyVersion } from "../../../contract/office/stars/star-policy.ts";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { type Answer, askOffice } from "../reading/ask-office.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

/** Every number of the rules, as it is typed. */
type Draft = {
  readonly thresholds: readonly (number | null)[];
  readonly fewestRatings: number | null;
  readonly coveragePercent: number | null;
  readonly scoreZ: number | null;
  readonly intervalZ: number | null;
  readonly fewestPeers: number | null;
  readonly waitsForSignals: boolean;
};

const draftOf = ({ thresholds, fewestCoverage, ...rest }: StarPolicy): Draft => ({
  ...rest,
  thresholds: [...thresholds],
  coveragePercent: Math.round(1_000 * fewestCoverage) / 10,
});

const policyOf = ({ coveragePercent, ...rest }: Draft) =>
  StarPolicy.safeParse({ ...rest, fewestCoverage: coveragePercent === null ? null : coveragePercent / 100 });

type NumberFieldProps = {
  readonly id: string;
  readonly label: string;
  readonly value: number | null;
  readonly step: number;
  readonly onValue: (value: number | null) => void;
};

const NumberField = ({ id, label, value, step, onValue }: NumberFieldProps) => (
  <>
    <label htmlFor={id}>{label}</label>
    <InputNumber id={id} value={value} min={0} step={step} onChange={onValue} />
  </>
);

type FormProps = { readonly draft: Draft; readonly onDraft: (draft: Draft) => void };

const RulesForm = ({ draft, onDraft }: FormProps) => {
  const words = useWords();
  const change = (wish: Partial<Draft>): void => onDraft({ ...draft, ...wish });
  const { thresholds, fewestRatings, coveragePercent, scoreZ, intervalZ, fewestPeers, waitsForSignals } = draft;
  return (
    <div className="rules-form">
      {thresholds.map((value, index) => (
        <NumberField
          key={fill(words.ruleThreshold, { stars: index + 2 })}
          id={`rule-threshold-${index + 2}`}
          label={fill(words.ruleThreshold, { stars: index + 2 })}
          value={value}
          step={0.1}
          onValue={(typed) => change({ thresholds: thresholds.with(index, typed) })}
        />
      ))}
      <NumberField
        id="rule-ratings"
        label={words.ruleRatings}
        value={fewestRatings}
        step={1}
        onValue={(typed) => change({ fewestRatings: typed })}
      />
      <NumberField
        id="rule-coverage"
        label={words.ruleCoverage}
        value={coveragePercent}
        step={1}
        onValue={(typed) => change({ coveragePercent: typed })}
      />
      <NumberField
        id="rule-score"
        label={words.ruleScoreZ}
        value={scoreZ}
        step={0.05}
        onValue={(typed) => change({ scoreZ: typed })}
      />
      <NumberField
        id="rule-interval"
        label={words.ruleIntervalZ}
        value={intervalZ}
        step={0.01}
        onValue={(typed) => change({ intervalZ: typed })}
      />
      <NumberField
        id="rule-peers"
        label={words.rulePeers}
        value={fewestPeers}
        step={1}
        onValue={(typed) => change({ fewestPeers: typed })}
      />
      <Checkbox checked={waitsForSignals} onChange={({ target }) => change({ waitsForSignals: target.checked })}>
        {words.ruleSignals}
      </Checkbox>
    </div>
  );
};

type DialogProps = {
  readonly current: StarPolicyVersion;
  readonly onChanged: () => void;
  readonly onClose: () => void;
};

/** Makes the next version of the rules. */
export const RulesDialog = ({ current: { version, policy }, onChanged, onClose }: DialogProps) => {
  const words = useWords();
  const [draft, setDraft] = useState(() => draftOf(policy));
  const [failed, setFailed] = useState<Answer<unknown> | null>(null);
  const made = policyOf(draft);
  const save = async (): Promise<void> => {
    const json = { base: version, policy: made.data };
    const answer = await askOffice(officePaths.starPolicies, StarPolicyVersion, { json });
    setFailed(answer);
    if (answer.ok) onChanged();
  };
  return (
    <Modal
      open
      title={words.rulesTitle}
      okText={words.save}
      cancelText={words.cancel}
      okButtonProps={{ disabled: !made.success }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <p>{words.rulesMeaning}</p>
      {failed?.ok === false && <ProblemNotice problem={failed.problem} />}
      {!made.success && <Alert type="warning" showIcon title={words.ruleInvalid} />}
      <RulesForm draft={draft} onDraft={setDraft} />
    </Modal>
  );
};
