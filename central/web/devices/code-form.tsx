import { Button, Select } from "antd";
import { type ChangeEvent, useRef, useState } from "react";
import { mostCodes, type WindowKey } from "../../../contract/office/devices/enrolment-codes.ts";
import { type WindowRow, windowsIn, windowsQuestion } from "../../../contract/office/devices/windows.ts";
import { readWindowsCsv } from "../../../contract/office/devices/windows-csv.ts";
import { type ChosenUnit, UnitChoice } from "../page/unit-choice.tsx";
import { filtered } from "../page/use-filters.ts";
import { askOffice } from "../reading/ask-office.ts";
import { useReading } from "../reading/use-reading.ts";
import { useLocalText, useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

/** The lifetimes offered for a code, hours. */
const lifetimes = [24, 72, 168, 720];

type Option = { readonly value: string; readonly label: string };

const optionKey = ({ unitCode, windowNumber }: WindowKey): string => JSON.stringify([unitCode, windowNumber]);

const keyOf = ({ value }: Option): WindowKey => {
  const [unitCode, windowNumber] = JSON.parse(value) as [WindowKey["unitCode"], WindowKey["windowNumber"]];
  return { unitCode, windowNumber };
};

const useOptionOf = () => {
  const words = useWords();
  const say = useLocalText();
  return (row: WindowRow): Option => ({
    value: optionKey(row),
    label: `${say(row.unitName)} · ${words.window} ${row.windowNumber} ${say(row.windowName)}`,
  });
};

type ChosenProps = { readonly onChosen: (windows: readonly Option[]) => void };

/** Reads a list from a spreadsheet; reports lines that name no window. The centre refuses one that it does not have. */
const FromFile = ({ onChosen }: ChosenProps) => {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [left, setLeft] = useState(0);
  const read = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = target.files?.[0];
    if (!file) return;
    const { windows, wrongLines } = readWindowsCsv(await file.text());
    setLeft(wrongLines.length);
    onChosen(
      windows.map((key) => ({ value: optionKey(key), label: `${key.unitCode} · ${words.window} ${key.windowNumber}` })),
    );
    target.value = "";
  };
  return (
    <>
      <Button onClick={() => input.current?.click()} title={words.fromFileHint}>
        {words.fromFile}
      </Button>
      <input ref={input} type="file" accept=".csv,text/csv,text/plain" hidden onChange={read} />
      {left > 0 && <span className="watched notice">{fill(words.linesLeft, { count: left })}</span>}
    </>
  );
};

/** Asks for the windows without a device when it is pressed: those of the unit, or of the whole office. */
const WithoutDevice = ({ unit, onChosen }: ChosenProps & { readonly unit: ChosenUnit | null }) => {
  const words = useWords();
  const optionOf = useOptionOf();
  const [state, setState] = useState<"idle" | "busy" | "none">("idle");
  const choose = async (): Promise<void> => {
    setState("busy");
    const { path, schema } = filtered(windowsQuestion, { ...(unit && { unit: unit.unitCode }), free: "yes" });
    const answer = await askOffice(path, schema);
    const windows = answer.ok ? windowsIn(answer.value) : [];
    setState(windows.length > 0 ? "idle" : "none");
    if (windows.length > 0) onChosen(windows.map(optionOf));
  };
  return (
    <>
      <Button loading={state === "busy"} onClick={choose}>
        {words.windowsWithout}
      </Button>
      {state === "none" && <span role="status">{words.noWindowsWithout}</span>}
    </>
  );
};

type WindowsChoiceProps = ChosenProps & { readonly unit: ChosenUnit | null; readonly chosen: readonly Option[] };

/** The windows of the unit to choose from; those that were chosen of other units stay. */
const WindowsChoice = ({
  unit,
  chosen,
  options,
  onChosen,
}: WindowsChoiceProps & { readonly options: readonly Option[] }) => {
  const words = useWords();
  return (
    <Select
      mode="multiple"
      className="code-windows"
      aria-label={words.chooseWindows}
      placeholder={words.chooseWindows}
      labelInValue
      showSearch={{ optionFilterProp: "label" }}
      maxTagCount={3}
      allowClear
      options={[...options]}
      notFoundContent={unit === null ? words.chooseUnitFirst : words.noWindowsOfUnit}
      value={[...chosen]}
      onChange={(windows: Option[]) => onChosen(windows.map(({ value, label }) => ({ value, label })))}
    />
  );
};

const windowsEveryMs = 60_000;

const WindowsOfUnit = (props: WindowsChoiceProps & { readonly unit: ChosenUnit }) => {
  const optionOf = useOptionOf();
  const { known } = useReading(filtered(windowsQuestion, { unit: props.unit.unitCode }), windowsEveryMs);
  return <WindowsChoice {...props} options={known ? windowsIn(known.value).map(optionOf) : []} />;
};

/** The notice where more windows are chosen than codes can be issued at once; no codes are requested then. */
export const TooMany = ({ count }: { readonly count: number }) => {
  const words = useWords();
  if (count <= mostCodes) return null;
  return <span className="watched notice">{fill(words.tooManyWindows, { count, most: mostCodes })}</span>;
};

type CodeFormProps = {
  readonly busy: boolean;
  /** Whether the codes were made. */
  readonly onIssue: (windows: readonly WindowKey[], hours: number) => Promise<boolean>;
};

/** Chooses the windows and the lifetime. */
export const CodeForm = ({ busy, onIssue }: CodeFormProps) => {
  const words = useWords();
  const [unit, setUnit] = useState<ChosenUnit | null>(null);
  const [chosen, setChosen] = useState<readonly Option[]>([]);
  const [hours, setHours] = useState(24);
  const issue = async (): Promise<void> => {
    if (await onIssue(chosen.map(keyOf), hours)) setChosen([]);
  };
  const choice = { unit, chosen, onChosen: setChosen };
  return (
    <div className="code-form">
      <UnitChoice label={words.chooseUnit} unit={unit} none={words.anyUnit} onUnit={setUnit} />
      {unit ? <WindowsOfUnit {...choice} unit={unit} /> : <WindowsChoice {...choice} options={[]} />}
      <WithoutDevice key={unit?.unitCode ?? ""} unit={unit} onChosen={setChosen} />
      <FromFile onChosen={setChosen} />
      <Select
        aria-label={words.validFor}
        value={hours}
        options={lifetimes.map((value) => ({ value, label: fill(words.validDays, { count: value / 24 }) }))}
        onChange={setHours}
      />
      <Button type="primary" disabled={busy || chosen.length === 0 || chosen.length > mostCodes} onClick={issue}>
        {fill(words.issueCodes, { count: chosen.length })}
      </Button>
      <TooMany count={chosen.length} />
    </div>
  );
};
