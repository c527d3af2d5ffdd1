import { DatePicker, Segmented, Spin } from "antd";
import { useMemo, useState } from "react";
import type { DayRange, OfficeFigures } from "../../../contract/office/figures.ts";
import { formatDay } from "../format/time.ts";
import { figuresQuestion } from "../reading/questions.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { FiguresTable } from "./figures-table.tsx";
import { MainFigures } from "./main-figures.tsx";
import { Section } from "./section.tsx";

/** Between two readings, milliseconds: figures are added up each time, and nobody waits for the next second. */
const figuresEveryMs = 15_000;

export type FiguresBy = "windows" | "units" | "staff";

type ChosenDays = readonly [string, string] | null;

const FiguresOf = ({ figures, narrow }: { readonly figures: OfficeFigures; readonly narrow: boolean }) => {
  const words = useWords();
  const [by, setBy] = useState<FiguresBy>("windows");
  const options = [
    { value: "windows" as const, label: words.byWindow },
    { value: "units" as const, label: words.byUnit },
    { value: "staff" as const, label: words.byStaff },
  ];
  return (
    <>
      <MainFigures figures={figures.all} />
      <div className="figures-by">
        <Segmented options={options} value={by} onChange={setBy} />
        {by === "staff" && <span className="quiet">{words.byStaffHint}</span>}
      </div>
      <FiguresTable figures={figures} by={by} narrow={narrow} />
    </>
  );
};

type FiguresSectionProps = { readonly officeKey: string; readonly nowMs: number; readonly narrow: boolean };

/** 好评率, 主动评价好评率, 未评率 and what they are made of; of today where no days are chosen. */
export const FiguresSection = ({ officeKey, nowMs, narrow }: FiguresSectionProps) => {
  const words = useWords();
  const [days, setDays] = useState<ChosenDays>(null);
  const today = formatDay(nowMs);
  const [from, to] = days ?? [today, today];
  const question = useMemo(() => figuresQuestion({ from, to } satisfies DayRange), [from, to]);
  const { known, failure, readNow } = useReading(question, officeKey, figuresEveryMs);
  const onDays = (_: unknown, texts: [string, string] | null): void => setDays(texts?.[0] && texts[1] ? texts : null);
  return (
    <Section
      id="figures"
      title={words.figures}
      hint={fill(words.figuresHint, { days: from === to ? from : `${from} – ${to}` })}
    >
      <div className="figures-days">
        <label htmlFor="figures-from">{words.days}</label>
        <DatePicker.RangePicker
          id={{ start: "figures-from", end: "figures-to" }}
          placeholder={[words.today, words.today]}
          onChange={onDays}
        />
      </div>
      {failure && <FailureNotice failure={failure} readAtMs={known?.readAtMs ?? null} onTryNow={readNow} />}
      {known && <FiguresOf figures={known.value} narrow={narrow} />}
      {!known && !failure && <Spin />}
    </Section>
  );
};
