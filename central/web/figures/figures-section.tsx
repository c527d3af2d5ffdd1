import { Alert, Segmented, Statistic } from "antd";
import { Link } from "react-router";
import type {
  FavourableLevels,
  Figures,
  FlaggedRatings,
  OfficeFigures,
} from "../../../contract/office/figures/figures.ts";
import { kindOfPeriod } from "../../../contract/office/figures/periods.ts";
import { useMay } from "../accounts/use-session.ts";
import { formatCount } from "../format/text.ts";
import { Answered } from "../page/answered.tsx";
import { HintedTitle } from "../page/hinted-title.tsx";
import { LinePages } from "../page/line-pages.tsx";
import { Section } from "../page/section.tsx";
import { UnfitAddress } from "../page/unfit-address.tsx";
import { LevelLegend } from "../ratings/level-mark.tsx";
import { MattersSection } from "../ratings/matters-section.tsx";
import { useReading } from "../reading/use-reading.ts";
import { ExportButton, type PaperToExport } from "../reports/export-button.tsx";
import { useWords } from "../words/use-words.ts";
import { ChosenUnit } from "./chosen-unit.tsx";
import { DefinitionsButton, useFormula } from "./definitions.tsx";
import { FiguresTable } from "./figures-table.tsx";
import { PeriodChoice } from "./period-choice.tsx";
import { figuresQuestion } from "./questions.ts";
import { countsText, rateText, walkUpRateText, walkUpsLeftOutText } from "./rate-text.ts";
import { type FiguresView, isUnfitAddress, useFiguresView, useUnfitAddress } from "./use-figures-view.ts";

/** The polling interval, milliseconds: every answer is computed again, and a delay does no harm. */
const figuresEveryMs = 15_000;

type MainFiguresProps = { readonly figures: Figures; readonly favourable: FavourableLevels };

/** The part above the table: the three rates, each with its counts, and the other counts. */
const MainFigures = ({ figures, favourable }: MainFiguresProps) => {
  const words = useWords();
  const formula = useFormula(favourable);
  const { favourableRate, walkUpFavourableRate, unansweredRate } = figures;
  const facts = [
    {
      title: words.favourableRate,
      hint: formula("favourableRate"),
      text: rateText(favourableRate),
      counts: countsText(favourableRate),
    },
    {
      title: words.walkUpFavourableRate,
      hint: formula("walkUpFavourableRate"),
      text: walkUpRateText(words, figures),
      counts: walkUpFavourableRate ? countsText(walkUpFavourableRate) : "",
      note: walkUpsLeftOutText(words, figures),
    },
    {
      title: words.unansweredRate,
      hint: formula("unansweredRate"),
      text: rateText(unansweredRate),
      counts: countsText(unansweredRate),
    },
    { title: words.opened, hint: formula("opened"), text: formatCount(figures.opened), counts: "" },
    { title: words.ratingsGiven, hint: formula("ratings"), text: formatCount(figures.ratings), counts: "" },
    {
      title: words.negative,
      hint: words.negativeHint,
      text: formatCount(figures.negativeRatings),
      counts: rateText(figures.negativeShare),
    },
  ];
  return (
    <div className="main-figures">
      {facts.map(({ title, hint, text, counts, note }) => (
        <div key={title}>
          <Statistic title={<HintedTitle title={title} hint={hint} />} value={text} />
          {counts && <small className="quiet figures">{counts}</small>}
          {note && <small className="quiet figures-note">{note}</small>}
        </div>
      ))}
    </div>
  );
};

type ViewProps = {
  readonly view: FiguresView;
  readonly onView: (change: Partial<FiguresView>) => void;
};

const FiguresOf = ({ figures, view, onView }: ViewProps & { readonly figures: OfficeFigures }) => {
  const words = useWords();
  const { by, after } = view;
  const options = [
    { value: "windows" as const, label: words.byWindow },
    { value: "units" as const, label: words.byUnit },
    { value: "staff" as const, label: words.byStaff },
  ];
  return (
    <>
      {figures.isRunning && <Alert type="info" showIcon title={words.periodRunning} className="figures-running" />}
      {figures.all ? (
        <MainFigures figures={figures.all} favourable={figures.switches.favourable} />
      ) : (
        <p className="quiet">{words.tooFew}</p>
      )}
      <div className="figures-by">
        <Segmented options={options} value={by} onChange={(chosen) => onView({ by: chosen })} />
        <ChosenUnit
          unit={view.unit}
          window={view.window}
          lines={figures.lines}
          onAll={() => onView({ unit: null })}
          onUnit={() => onView({ window: null })}
        />
        {by === "staff" && <span className="quiet">{words.byStaffHint}</span>}
        <DefinitionsButton figures={figures} />
        <LevelLegend texts={figures.levelTexts} />
      </div>
      <FiguresTable figures={figures} by={by} onUnit={(unit) => onView({ unit, by: "windows" })} />
      <LinePages after={after} next={figures.next} onAfter={(place) => onView({ after: place })} />
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

/** The papers about the month and the unit of the view. */
const papersOf = ({ days, unit }: FiguresView): readonly PaperToExport[] => {
  const query = unit !== null && kindOfPeriod(days) === "month" ? { month: days.from.slice(0, 7), unit } : null;
  return [
    { kind: "unit-report", query },
    { kind: "hall-poster", query },
  ];
};

/** 好评率, 主动评价好评率, 未评率 and their counts, and the matters below. */
export const FiguresSection = () => {
  const words = useWords();
  const [view, onView] = useFiguresView();
  const { days, by, flagged, unit } = view;
  const maySeeFlags = useMay("read-signals");
  const reading = useReading(figuresQuestion(view), figuresEveryMs);
  return (
    <>
      <Section
        id="figures"
        title={words.figures}
        hint={words.figuresHint}
        tools={
          <ExportButton table={{ kind: "figures", query: { ...days, by, flagged, unit } }} papers={papersOf(view)} />
        }
      >
        <div className="figures-days">
          <PeriodChoice days={days} onDays={(chosen) => onView({ days: chosen })} />
          {maySeeFlags && (
            <Link className="flag-link" to={`/signals?${new URLSearchParams({ ...days })}`}>
              {words.toFlags}
            </Link>
          )}
          <FlaggedChoice flagged={flagged} onFlagged={(chosen) => onView({ flagged: chosen })} />
        </div>
        <UnfitAddress {...useUnfitAddress(isUnfitAddress)} />
        <p className="flags-meaning quiet">{words.periodMeaning}</p>
        <Answered reading={reading}>
          {(figures) => <FiguresOf figures={figures} view={view} onView={onView} />}
        </Answered>
      </Section>
      <MattersSection range={days} />
    </>
  );
};
