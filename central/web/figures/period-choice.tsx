import { Button, Segmented } from "antd";
import { type Days, type PeriodKind, periodAround, periodKinds } from "../../../contract/office/figures/periods.ts";
import { useWords } from "../words/use-words.ts";
import type { WordKey } from "../words/words.ts";

const kindWords: Readonly<Record<PeriodKind, WordKey>> = { week: "week", month: "month", quarter: "quarter" };

/** A week, a month or a quarter: the current one, or an earlier one. */
export type Chosen = { readonly kind: PeriodKind; readonly steps: number };

export const daysOf = ({ kind, steps }: Chosen, today: string): Days => periodAround(kind, today, steps);

/** The week that the page opens with: on a Monday the one before, because few shifts of the new one have ended. */
export const weekToOpen = (today: string): Chosen => ({
  kind: "week",
  steps: new Date(`${today}T00:00:00Z`).getUTCDay() === 1 ? -1 : 0,
});

type PeriodChoiceProps = {
  readonly chosen: Chosen;
  readonly days: Days;
  readonly onChosen: (chosen: Chosen) => void;
};

export const PeriodChoice = ({ chosen, days, onChosen }: PeriodChoiceProps) => {
  const words = useWords();
  const options = periodKinds.map((value) => ({ value, label: words[kindWords[value]] }));
  const step = (by: number) => () => onChosen({ ...chosen, steps: chosen.steps + by });
  return (
    <>
      <Segmented
        aria-label={words.period}
        options={options}
        value={chosen.kind}
        onChange={(kind) => onChosen({ kind, steps: 0 })}
      />
      <div className="period">
        <Button aria-label={words.periodBefore} onClick={step(-1)}>
          ‹
        </Button>
        <span className="figures">
          {days.from} – {days.to}
        </span>
        <Button aria-label={words.periodAfter} disabled={chosen.steps >= 0} onClick={step(1)}>
          ›
        </Button>
      </div>
    </>
  );
};
