import { Alert, Button, Input, Segmented, Select } from "antd";
import { type ChangeEvent, useRef, useState } from "react";
import {
  type CalendarOutcome,
  calendarFileMost,
  calendarQuestion,
} from "../../../contract/office/calendar/calendar.ts";
import { formatDay, formatWeekday } from "../format/time.ts";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { Section } from "../page/section.tsx";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { type ImportState, useCalendarImport } from "./use-calendar-import.ts";
import { calendarEveryMs } from "./years-section.tsx";

/** A spreadsheet of a Chinese Windows writes GB 18030. */
const textOf = async (file: File): Promise<string> => {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
};

type FileButtonProps = { readonly onText: (text: string) => void };

const FileButton = ({ onText }: FileButtonProps) => {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const read = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? [];
    if (!file) return;
    setTooLarge(file.size > calendarFileMost);
    if (file.size <= calendarFileMost) onText(await textOf(file));
    target.value = "";
  };
  return (
    <span>
      <Button onClick={() => input.current?.click()}>{words.calendarChooseFile}</Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,.json"
        hidden
        aria-label={words.calendarChooseFile}
        onChange={read}
      />
      {isTooLarge && <span role="alert"> {words.calendarTooLarge}</span>}
    </span>
  );
};

type PreviewedProps = { readonly year: number; readonly outcome: CalendarOutcome; readonly onApply: () => void };

const Previewed = ({ year, outcome, onApply }: PreviewedProps) => {
  const words = useWords();
  const { workingDaysBefore: before, workingDaysAfter: after, changes } = outcome;
  return (
    <div className="calendar-preview" role="status">
      <p>
        {changes.length === 0
          ? words.calendarSame
          : fill(words.calendarChange, { year, before, after, count: changes.length })}
      </p>
      <ul>
        {changes.map(({ day, isWorked }) => (
          <li key={day} className={isWorked ? "is-worked" : "is-off"}>
            {fill(isWorked ? words.calendarBecomesWorked : words.calendarBecomesOff, {
              day: formatWeekday(words, day),
            })}
          </li>
        ))}
      </ul>
      <Button type="primary" onClick={onApply}>
        {fill(words.calendarApply, { year })}
      </Button>
    </div>
  );
};

type ResultProps = { readonly state: ImportState; readonly year: number; readonly onApply: (base: number) => void };

const Result = ({ state, year, onApply }: ResultProps) => {
  const words = useWords();
  switch (state.step) {
    case "typed":
      return null;
    case "refused":
      return <ProblemNotice problem={state.problem} />;
    case "previewed":
      return <Previewed year={year} outcome={state.outcome} onApply={() => onApply(state.base)} />;
    case "done":
      return <Alert type="success" showIcon title={fill(words.calendarDone, { year: state.year })} />;
  }
};

/** Imports all days of one year: typed, pasted or from a file, and previewed before anything changes. */
export const CalendarImportSection = () => {
  const words = useWords();
  const { known, readNow } = useReading(calendarQuestion, calendarEveryMs);
  const thisYear = Number(formatDay(Date.now()).slice(0, 4));
  const { form, state, change, preview, apply } = useCalendarImport(thisYear + 1, known?.value, readNow);
  const { kind, year, notice, text } = form;
  const years = [thisYear + 1, thisYear, thisYear - 1];
  return (
    <Section id="calendar-import" title={words.calendarImport} hint={words.calendarImportHint}>
      <div className="calendar-import">
        <div className="calendar-import-row">
          <Segmented
            aria-label={words.calendarKind}
            value={kind}
            options={[
              { value: "national", label: words.calendarNational },
              { value: "local", label: words.calendarOwn },
            ]}
            onChange={(value) => change({ kind: value === "local" ? "local" : "national" })}
          />
          <Select
            aria-label={words.calendarYear}
            value={year}
            options={years.map((value) => ({ value, label: String(value) }))}
            onChange={(value) => change({ year: value })}
          />
          <span className="quiet">{kind === "national" ? words.calendarNationalHelp : words.calendarOwnHelp}</span>
        </div>
        <label htmlFor="calendar-notice">{words.calendarNoticeAddress}</label>
        <Input
          id="calendar-notice"
          value={notice}
          maxLength={500}
          placeholder="https://www.gov.cn/…"
          onChange={({ target }) => change({ notice: target.value })}
        />
        <label htmlFor="calendar-text">{words.calendarText}</label>
        <span className="quiet">{words.calendarTextHelp}</span>
        <Input.TextArea
          id="calendar-text"
          value={text}
          maxLength={calendarFileMost}
          autoSize={{ minRows: 4, maxRows: 14 }}
          placeholder={fill(words.calendarExample, { year })}
          onChange={({ target }) => change({ text: target.value })}
        />
        <div className="calendar-import-row">
          <FileButton onText={(read) => change({ text: read })} />
          <Button type={state.step === "previewed" ? "default" : "primary"} onClick={() => void preview()}>
            {words.calendarPreview}
          </Button>
        </div>
        <Result state={state} year={year} onApply={(base) => void apply(base)} />
      </div>
    </Section>
  );
};
