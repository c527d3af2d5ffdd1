import { Button, Input, InputNumber, Radio, Select } from "antd";
import { type ReactNode, useId, useState } from "react";
import { z } from "zod";
import { officePaths } from "../../../contract/office/office-paths.ts";
import type { OfficeItem } from "../../../contract/office/rectification/items.ts";
import type { Sha256Hex } from "../../../contract/words.ts";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { type Refusal, refusalOf } from "../page/refusal.ts";
import { askOffice } from "../reading/ask-office.ts";
import { useLocalText, useWords } from "../words/use-words.ts";
import { fill, type WordKey } from "../words/words.ts";
import { EvidenceInput } from "./evidence-input.tsx";
import { choicesOf, eventOf, missingFields, type StepChoice, type StepField, type StepValues } from "./steps.ts";

const labels: Readonly<Record<StepField, WordKey>> = {
  reason: "fieldReason",
  rootCause: "rootCause",
  action: "fieldAction",
  evidence: "fieldEvidence",
  withoutEvidence: "fieldWithoutEvidence",
  text: "rectifyFieldText",
  days: "fieldDays",
  to: "fieldTo",
};

type InputProps = {
  readonly id: string;
  readonly field: StepField;
  readonly item: OfficeItem;
  readonly values: StepValues;
  readonly onValues: (values: StepValues) => void;
};

const FieldInput = ({ id, field, item, values, onValues }: InputProps): ReactNode => {
  const say = useLocalText();
  if (field === "evidence") {
    const onHashes = (evidence: readonly Sha256Hex[]) => onValues({ ...values, evidence });
    return <EvidenceInput id={id} number={item.row.number} hashes={values.evidence ?? []} onHashes={onHashes} />;
  }
  const value = values[field] ?? "";
  const onValue = (given: string) => onValues({ ...values, [field]: given });
  if (field === "days") {
    const most = 2 * item.rules.rectifyDays;
    return (
      <InputNumber
        id={id}
        min={1}
        max={most}
        precision={0}
        value={value === "" ? null : Number(value)}
        onChange={(days) => onValue(days === null ? "" : `${days}`)}
      />
    );
  }
  if (field === "to" || field === "rootCause") {
    const options =
      field === "to"
        ? item.assignable.map(({ account, name }) => ({ value: account, label: name }))
        : item.rules.rootCauses.map(({ code, name }) => ({ value: code, label: say(name) }));
    return <Select id={id} value={value || null} options={options} onChange={onValue} />;
  }
  return (
    <Input.TextArea
      id={id}
      value={value}
      maxLength={2_000}
      autoSize={{ minRows: field === "text" ? 4 : 2, maxRows: 12 }}
      onChange={({ target }) => onValue(target.value)}
    />
  );
};

/** A root cause that was found before is offered again; the reply begins with its draft. */
const firstValues = ({ rootCause, draft }: OfficeItem): StepValues => ({
  ...(rootCause !== null && { rootCause }),
  ...(draft !== null && { text: draft }),
});

type ChoiceProps = {
  readonly item: OfficeItem;
  readonly choice: StepChoice;
  readonly onDone: (refusal: Refusal | null) => void;
};

/** The form of one choice. */
const ChosenStep = ({ item, choice, onDone }: ChoiceProps) => {
  const words = useWords();
  const id = useId();
  const [values, setValues] = useState(firstValues(item));
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const missing = missingFields(choice, values);
  const take = async (): Promise<void> => {
    setTried(true);
    if (missing.length > 0) return;
    setBusy(true);
    const json = { number: item.row.number, seen: item.seen, event: eventOf(choice, values) };
    const answer = await askOffice(officePaths.itemEvents, z.undefined(), { json });
    setBusy(false);
    onDone(refusalOf(answer));
  };
  return (
    <form
      className="item-form"
      aria-label={words[choice.label]}
      onSubmit={(event) => {
        event.preventDefault();
        void take();
      }}
    >
      {choice.fields.map((field) => (
        <div key={field} className="item-field">
          <label htmlFor={`${id}-${field}`}>{words[labels[field]]}</label>
          <FieldInput id={`${id}-${field}`} field={field} item={item} values={values} onValues={setValues} />
        </div>
      ))}
      {isTried && missing.length > 0 && (
        <p role="alert" className="flag-missing">
          {fill(words.fieldMissing, { fields: missing.map((field) => words[labels[field]]).join(", ") })}
        </p>
      )}
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {words.takeStep}
      </Button>
    </form>
  );
};

/** Whose turn it is, for a reader who can do nothing now. */
const turnKey = ({ row: { state } }: OfficeItem): WordKey => {
  if (state === "closed") return "itemIsClosed";
  if (state === "appealed" || state === "cannot-rectify") return "waitsForCity";
  return state === "to-call" ? "waitsForCaller" : "waitsForUnit";
};

type NextStepsProps = { readonly item: OfficeItem; readonly onDone: () => void };

/**
 * The steps that the reader may take now: first the choice, then its form. A step that another person took meanwhile is
 * refused, and the refusal stays beside the steps that are left.
 */
export const NextSteps = ({ item, onDone }: NextStepsProps) => {
  const words = useWords();
  const choices = choicesOf(item);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [key, setKey] = useState<string | null>(null);
  const chosen = choices.find((each) => each.key === key) ?? (choices.length === 1 ? choices[0] : undefined);
  const refused = refusal && <ProblemNotice {...refusal} />;
  if (choices.length === 0) {
    return (
      <>
        {refused}
        <p className="quiet">{words[turnKey(item)]}</p>
      </>
    );
  }
  return (
    <div className="item-next">
      {refused}
      <Radio.Group
        aria-label={words.chooseStep}
        value={chosen?.key ?? null}
        options={choices.map((each) => ({ value: each.key, label: words[each.label] }))}
        onChange={({ target }) => setKey(target.value)}
      />
      {chosen && (
        <ChosenStep
          key={`${chosen.key} ${item.seen}`}
          item={item}
          choice={chosen}
          onDone={(refusedNow) => {
            setRefusal(refusedNow);
            onDone();
          }}
        />
      )}
    </div>
  );
};
