import { Button, Select } from "antd";
import { type ChangeEvent, useRef, useState } from "react";
import { mostCodes, type WindowKey, type WindowRow } from "../../../contract/office/devices/enrolment-codes.ts";
import { readWindowsCsv } from "../../../contract/office/devices/windows-csv.ts";
import { useLocalText, useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

/** The lifetimes offered for a code, hours. */
const lifetimes = [24, 72, 168, 720];

const nameOf = ({ unitCode, windowNumber }: WindowKey): string => JSON.stringify([unitCode, windowNumber]);

type FromFileProps = { readonly known: ReadonlySet<string>; readonly onChosen: (names: readonly string[]) => void };

/** Reads a list from a spreadsheet; reports lines that name no window here. */
const FromFile = ({ known, onChosen }: FromFileProps) => {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [left, setLeft] = useState(0);
  const read = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = target.files?.[0];
    if (!file) return;
    const { windows, wrongLines } = readWindowsCsv(await file.text());
    const found = windows.map(nameOf).filter((name) => known.has(name));
    setLeft(wrongLines.length + windows.length - found.length);
    onChosen(found);
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

/** The notice where more windows are chosen than codes can be issued at once; no codes are requested then. */
export const TooMany = ({ count }: { readonly count: number }) => {
  const words = useWords();
  if (count <= mostCodes) return null;
  return <span className="watched notice">{fill(words.tooManyWindows, { count, most: mostCodes })}</span>;
};

type CodeFormProps = {
  readonly windows: readonly WindowRow[];
  readonly busy: boolean;
  readonly onIssue: (windows: readonly WindowKey[], hours: number) => void;
};

/** Chooses the windows and the lifetime. */
export const CodeForm = ({ windows, busy, onIssue }: CodeFormProps) => {
  const words = useWords();
  const say = useLocalText();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [hours, setHours] = useState(24);
  const options = windows.map((row) => ({
    value: nameOf(row),
    label: `${say(row.unitName)} · ${words.window} ${row.windowNumber} ${say(row.windowName)}`,
  }));
  const empty = windows.filter(({ devices }) => devices === 0).map(nameOf);
  const asked = windows.filter((row) => chosen.includes(nameOf(row)));
  const issue = (): void => {
    onIssue(
      asked.map(({ unitCode, windowNumber }) => ({ unitCode, windowNumber })),
      hours,
    );
    setChosen([]);
  };
  return (
    <div className="code-form">
      <Select
        mode="multiple"
        className="code-windows"
        aria-label={words.chooseWindows}
        placeholder={words.chooseWindows}
        optionFilterProp="label"
        maxTagCount={3}
        allowClear
        options={options}
        value={[...chosen]}
        onChange={(names: string[]) => setChosen(names)}
      />
      <Button disabled={empty.length === 0} onClick={() => setChosen(empty)}>
        {fill(words.windowsWithout, { count: empty.length })}
      </Button>
      <FromFile known={new Set(options.map(({ value }) => value))} onChosen={setChosen} />
      <Select
        aria-label={words.validFor}
        value={hours}
        options={lifetimes.map((value) => ({ value, label: fill(words.validDays, { count: value / 24 }) }))}
        onChange={setHours}
      />
      <Button type="primary" disabled={busy || asked.length === 0 || asked.length > mostCodes} onClick={issue}>
        {fill(words.issueCodes, { count: asked.length })}
      </Button>
      <TooMany count={asked.length} />
    </div>
  );
};
