import { Input, InputNumber, Select, Switch } from "antd";
import { useWords } from "../words/use-words.ts";
import type { FieldPath } from "./draft/field-path.ts";
import { useField } from "./draft-context.ts";
import { FieldFrame, useOverruled } from "./field-frame.tsx";

type FieldProps = { readonly path: FieldPath; readonly label: string; readonly hint?: string };

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

type NumberFieldProps = FieldProps & {
  /** The stored value of one typed unit: 1000 for milliseconds typed as seconds. */
  readonly factor?: number;
  readonly unit?: string;
  readonly step?: number;
};

/** Stores whole numbers, whatever is typed; an empty input stores nothing, which is a fault. */
export const NumberField = ({ path, label, hint = "", factor = 1, unit, step = 1 }: NumberFieldProps) => {
  const { value, set, error } = useField(path);
  const note = useOverruled(path);
  return (
    <FieldFrame label={label} hint={hint} error={error} note={note}>
      {(control) => (
        <InputNumber
          {...control}
          className="policy-number"
          value={typeof value === "number" ? value / factor : null}
          step={step}
          suffix={unit}
          onChange={(typed) => set(typed === null ? null : Math.round(typed * factor))}
        />
      )}
    </FieldFrame>
  );
};

export const SecondsField = (props: FieldProps) => (
  <NumberField {...props} factor={1_000} unit={useWords().secondsUnit} />
);

export const SwitchField = ({ path, label, hint = "" }: FieldProps) => {
  const { value, set, error } = useField(path);
  const note = useOverruled(path);
  return (
    <FieldFrame label={label} hint={hint} error={error} note={note}>
      {({ id }) => <Switch id={id} className="policy-switch" checked={value === true} onChange={set} />}
    </FieldFrame>
  );
};

type ChoiceFieldProps = FieldProps & {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Chosen where the field is absent. */
  readonly usual?: string;
};

export const ChoiceField = ({ path, label, hint = "", options, usual }: ChoiceFieldProps) => {
  const { value, set, error } = useField(path);
  const note = useOverruled(path);
  return (
    <FieldFrame label={label} hint={hint} error={error} note={note}>
      {(control) => <Select {...control} value={textOf(value ?? usual)} options={[...options]} onChange={set} />}
    </FieldFrame>
  );
};

type TextFieldProps = FieldProps & {
  readonly type?: "text" | "date" | "time";
  readonly isEmptyNull?: boolean;
  readonly isCompact?: boolean;
};

/** A line of text, a day or a time of day. */
export const TextField = ({
  path,
  label,
  hint = "",
  type = "text",
  isEmptyNull = false,
  isCompact = false,
}: TextFieldProps) => {
  const { value, set, error } = useField(path);
  return (
    <FieldFrame label={label} hint={hint} error={error} isCompact={isCompact}>
      {(control) => (
        <Input
          {...control}
          type={type}
          placeholder={isCompact ? label : undefined}
          value={textOf(value)}
          onChange={({ target }) => set(isEmptyNull && target.value === "" ? null : target.value)}
        />
      )}
    </FieldFrame>
  );
};

const Language = ({ path, label, isLong }: FieldProps & { readonly isLong: boolean }) => {
  const words = useWords();
  const { value, set, error } = useField(path);
  const isEnglish = path.at(-1) === "en";
  const shared = {
    value: textOf(value),
    "aria-label": `${label}, ${isEnglish ? words.inEnglish : words.inChinese}`,
    lang: isEnglish ? "en" : "zh-CN",
    placeholder: isEnglish ? words.inEnglishHint : words.inChinese,
    status: error === null ? ("" as const) : ("error" as const),
  };
  return (
    <div>
      {isLong ? (
        <Input.TextArea
          {...shared}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={({ target }) => set(target.value)}
        />
      ) : (
        <Input {...shared} onChange={({ target }) => set(target.value)} />
      )}
      {error !== null && (
        <span className="policy-error" role="alert">
          {error}
        </span>
      )}
    </div>
  );
};

type LocalTextFieldProps = FieldProps & {
  readonly isLong?: boolean;
  /** Whether its label is visible; screen readers always have it. */
  readonly isLabelled?: boolean;
};

/** A text in both languages, side by side. */
export const LocalTextField = ({ path, label, hint = "", isLong = false, isLabelled = true }: LocalTextFieldProps) => (
  <div className="policy-field policy-texts">
    {isLabelled && <span className="policy-label">{label}</span>}
    <div className="policy-languages">
      <Language path={[...path, "zh"]} label={label} isLong={isLong} />
      <Language path={[...path, "en"]} label={label} isLong={isLong} />
    </div>
    {hint !== "" && <span className="quiet">{hint}</span>}
  </div>
);
