import { Segmented } from "antd";
import type { OfficeStars } from "../../../contract/office/stars/stars.ts";
import { ChosenUnit } from "../figures/chosen-unit.tsx";
import { PeriodChoice } from "../figures/period-choice.tsx";
import { useUnfitAddress } from "../figures/use-figures-view.ts";
import { Answered } from "../page/answered.tsx";
import { LinePages } from "../page/line-pages.tsx";
import { Section } from "../page/section.tsx";
import { UnfitAddress } from "../page/unfit-address.tsx";
import { LevelLegend } from "../ratings/level-mark.tsx";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { Bulletin } from "./bulletin.tsx";
import { MonthBar } from "./month-bar.tsx";
import { StarFormula } from "./star-formula.tsx";
import { StarsTable } from "./stars-table.tsx";
import { isUnfitStars, type StarsView, starPeriods, starsQuestion, useStarsView } from "./use-stars-view.ts";

/** The polling interval, milliseconds: stars of a whole period seldom change. */
const starsEveryMs = 60_000;

type StarsOfProps = {
  readonly stars: OfficeStars;
  readonly view: StarsView;
  readonly onView: (change: Partial<StarsView>) => void;
  /** The answer is out of date. */
  readonly onStale: () => void;
};

const StarsOf = ({ stars, view, onView, onStale }: StarsOfProps) => {
  const words = useWords();
  const { by, unit, after, isFrozen } = view;
  const options = [
    { value: "windows" as const, label: words.byWindow },
    { value: "units" as const, label: words.byUnit },
    { value: "staff" as const, label: words.byStaff },
  ];
  return (
    <>
      <div className="figures-by">
        <Segmented options={options} value={by} onChange={(chosen) => onView({ by: chosen })} />
        <ChosenUnit unit={unit} lines={stars.lines} onAll={() => onView({ unit: null })} />
        {!isFrozen && <MonthBar stars={stars} onBulletin={() => onView({ isFrozen: true })} onFrozen={onStale} />}
        {!isFrozen && <LevelLegend texts={stars.levelTexts} />}
      </div>
      {isFrozen ? (
        <Bulletin stars={stars} by={by} unit={unit} onBack={() => onView({ isFrozen: false })} />
      ) : (
        <StarsTable stars={stars} by={by} onUnit={(chosen) => onView({ unit: chosen, by: "windows" })} />
      )}
      <LinePages after={after} next={stars.next} onAfter={(place) => onView({ after: place })} />
      <StarFormula {...stars} onChanged={isFrozen ? null : onStale} />
    </>
  );
};

/** 星级 of windows, units and people, each beside the numbers that it rests on; and the bulletin of a frozen month. */
export const StarsSection = () => {
  const words = useWords();
  const [view, onView] = useStarsView();
  const reading = useReading(starsQuestion(view), starsEveryMs);
  return (
    <Section id="stars" title={words.stars} hint={words.starsHint}>
      <div className="figures-days">
        <PeriodChoice days={view.days} onDays={(days) => onView({ days, isFrozen: false })} kinds={starPeriods} />
      </div>
      <UnfitAddress {...useUnfitAddress(isUnfitStars)} />
      <Answered reading={reading}>
        {(stars) => <StarsOf stars={stars} view={view} onView={onView} onStale={reading.readNow} />}
      </Answered>
    </Section>
  );
};
