import { Segmented, Statistic } from "antd";
import { useState } from "react";
import type { Figures, FlaggedRatings, OfficeFigures } from "../../../contract/office/figures/figures.ts";
import { formatCount, formatRate } from "../format/text.ts";
import { formatDay } from "../format/time.ts";
import { Answered } from "../page/answered.tsx";
import { HintedTitle } from "../page/hinted-title.tsx";
import { Section } from "../page/section.tsx";
import { useNarrow } from "../page/use-narrow.ts";
import { LevelLegend } from "../ratings/level-mark.tsx";
import { MattersSection } from "../ratings/matters-section.tsx";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { FiguresTable } from "./figures-table.tsx";
import { FlagsSection } from "./flags-section.tsx";
import { daysOf, PeriodChoice, weekToOpen } from "./period-choice.tsx";
import { figuresQuestion } from "./questions.ts";

/** The polling interval, milliseconds: every answer is computed again, and a delay does no harm. */
const figuresEveryMs = 15_000;

export type FiguresBy = "windows" | "units" | "staff";

/** The part above the table: the three rates, each with its counts, and the other counts. */
const MainFigures = ({ figures }: { readonly figures: Figures }) => {
  const words = useWords();
  const facts = [
    { title: words.favourableRate, hint: words.favourableRateHint, text: formatRate(figures.favourableRate) },
    {
      title: words.walkUpFavourableRate,
      hint: words.walkUpFavourableRateHint,
      text: formatRate(figures.walkUpFavourableRate),
    },
    { title: words.unansweredRate, hint: words.unansweredRateHint, text: formatRate(figures.unansweredRate) },
    { title: words.opened, hint: words.openedHint, text: formatCount(figures.opened) },
    { title: words.ratingsGiven, hint: words.ratingsGivenHint, text: formatCount(figures.ratings) },
    { title: words.negative, hint: words.negativeHint, text: formatCount(figures.negativeRatings) },
  ];
  return (
    <div className="main-figures">
      {facts.map(({ title, hint, text }) => (
        <Statistic key={title} title={<HintedTitle title={title} hint={hint} />} value={text} />
      ))}
    </div>
  );
};

const FiguresOf = ({ figures }: { readonly figures: OfficeFigures }) => {
  const words = useWords();
  const narrow = useNarrow();
  const [by, setBy] = useState<FiguresBy>("windows");
  const options = [
    { value: "windows" as const, label: words.byWindow },
    { value: "units" as const, label: words.byUnit },
    { value: "staff" as const, label: words.byStaff },
  ];
  return (
    <>
      {figures.all ? <MainFigures figures={figures.all} /> : <p className="quiet">{words.tooFew}</p>}
      <div className="figures-by">
        <Segmented options={options} value={by} onChange={setBy} />
        {by === "staff" && <span className="quiet">{words.byStaffHint}</span>}
        {!narrow && <LevelLegend texts={figures.levelTexts} />}
      </div>
      <FiguresTable figures={figures} by={by} />
    </>
  );
};

type FlaggedChoiceProps = { readonly flagged: FlaggedRatings; readonly onFlagged: (flagged: FlaggedRatings) => void };

/** Switches between both views of the same days. */
const FlaggedChoice = ({ flagged, onFlagged }: FlaggedChoiceProps) => {
  const words = useWords();
  const options = [
    { value: "with" as const, label: words.withFlagged },
    { value: "without" as const, label: words.withoutFlagged },
  ];
  return (
    <>
      <Segmented aria-label={words.flagged} options={options} value={flagged} onChange={onFlagged} />
      <span className="quiet">{words.flaggedHint}</span>
    </>
  );
};

/** 好评率, 主动评价好评率, 未评率 and their counts, and the flags below. */
export const FiguresSection = () => {
  const words = useWords();
  const [chosen, setChosen] = useState(() => weekToOpen(formatDay(Date.now())));
  const [flagged, setFlagged] = useState<FlaggedRatings>("with");
  const range = daysOf(chosen, formatDay(Date.now()));
  const reading = useReading(figuresQuestion(range, flagged), figuresEveryMs);
  return (
    <>
      <Section id="figures" title={words.figures} hint={words.figuresHint}>
        <div className="figures-days">
          <PeriodChoice chosen={chosen} days={range} onChosen={setChosen} />
          <FlaggedChoice flagged={flagged} onFlagged={setFlagged} />
        </div>
        <p className="flags-meaning quiet">{words.periodMeaning}</p>
        <Answered reading={reading}>{(figures) => <FiguresOf figures={figures} />}</Answered>
      </Section>
      <FlagsSection range={range} />
      <MattersSection range={range} />
    </>
  );
};
