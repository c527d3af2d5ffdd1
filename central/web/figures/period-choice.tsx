import { Button, Segmented } from "antd";
import {
  type Days,
  kindOfPeriod,
  type PeriodKind,
  periodAround,
  periodKinds,
} from "../../../contract/office/figures/periods.ts";
import { formatDay } from "../format/time.ts";
import { useWords } from "../words/use-words.ts";
import type { WordKey } from "../words/words.ts";

const kindWords: Readonly<Record<PeriodKind, WordKey>> = { week: "week", month: "month", quarter: "quarter" };

type PeriodChoiceProps = {
  readonly days: Days;
  readonly onDays: (days: Days) => void;
  readonly kinds?: readonly PeriodKind[];
};

/** A week, a month or a quarter: the current one, or an earlier one. */
export const PeriodChoice = ({ days, onDays, kinds = periodKinds }: PeriodChoiceProps) => {
  const words = useWords();
  const today = formatDay(Date.now());
  const kind = kindOfPeriod(days) ?? "month";
  const options = kinds.map((value) => ({ value, label: words[kindWords[value]] }));
  const step = (by: number) => () => onDays(periodAround(kind, days.from, by));
  return (
    <>
      <Segmented
        aria-label={words.period}
        options={options}
        value={kind}
        onChange={(chosen) => onDays(periodAround(chosen, days.to < today ? days.to : today))}
      />
      <div className="period">
        <Button aria-label={words.periodBefore} onClick={step(-1)}>
          ‹
        </Button>
        <span className="figures">
          {days.from} – {days.to}
        </span>
        <Button aria-label={words.periodAfter} disabled={days.to >= today} onClick={step(1)}>
          ›
        </Button>
      </div>
    </>
  );
};
