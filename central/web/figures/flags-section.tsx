import type { TableColumnsType } from "antd";
import type { Days as DayRange } from "../../../contract/office/figures/periods.ts";
import type { FlagRow, Signal } from "../../../contract/office/figures/signals.ts";
import { formatCount, formatRate, formatSeconds } from "../format/text.ts";
import { Answered } from "../page/answered.tsx";
import { Local } from "../page/local.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { StaffName } from "../ratings/rating-parts.tsx";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type WordKey, type Words } from "../words/words.ts";
import { flagsQuestion } from "./questions.ts";

/** The polling interval, milliseconds: flags are computed at most once in ten minutes. */
const flagsEveryMs = 60_000;

const keyOf = ({ unitCode, windowNumber, signal, staff, from }: FlagRow): string =>
  [unitCode, windowNumber, signal, staff?.staffNumber, from].join("/");

const Person = ({ staff }: Pick<FlagRow, "staff">) => {
  const words = useWords();
  return staff ? <StaffName {...staff} /> : <span className="quiet">{words.severalStaff}</span>;
};

const Days = ({ from, to }: Pick<FlagRow, "from" | "to">) => (
  <span className="figures">{from === to ? from : `${from} – ${to}`}</span>
);

const signalKeys: Readonly<Record<Signal, WordKey>> = {
  "quick-answers": "quickAnswers",
  "same-level-runs": "sameLevelRuns",
  bursts: "bursts",
  "walk-ups": "idleWalkUps",
  "answer-times": "answerTimes",
  "after-closing": "afterClosing",
  "cancelled-prompts": "cancelledPrompts",
  "raised-ratings": "raisedRatings",
};

export const signalWord = (words: Words, signal: Signal): string => words[signalKeys[signal]];

const amountOf = (signal: Signal, value: number): string => {
  if (signal === "answer-times") return formatSeconds(value);
  return signal === "same-level-runs" || signal === "bursts" ? formatCount(value) : formatRate(value);
};

/** The measured value, with the usual value and the kind of comparison. */
export const measuredText = (words: Words, { signal, comparison, numbers }: FlagRow): string => {
  if (!numbers) return words.tooFew;
  const { measured, bound } = numbers;
  return fill(signal === "answer-times" ? words.flagBelow : words.flagAbove, {
    measured: amountOf(signal, measured),
    bound: amountOf(signal, bound),
    comparison: comparison === "peers" ? words.amongPeers : words.amongOwn,
  });
};

const columns = (words: Words): TableColumnsType<FlagRow> => [
  { title: words.unit, width: 236, render: (_, row) => <Local text={row.unitName} /> },
  { title: words.window, dataIndex: "windowNumber", width: 76, align: "center" },
  { title: words.staff, width: 164, render: (_, row) => <Person {...row} /> },
  { title: words.flagQuestion, render: (_, row) => signalWord(words, row.signal) },
  { title: words.flagMeasured, render: (_, row) => measuredText(words, row) },
  { title: words.flagDays, width: 220, render: (_, row) => <Days {...row} /> },
  {
    title: words.flaggedRatings,
    width: 100,
    align: "right",
    render: (_, row) => <span className="figures">{row.numbers ? formatCount(row.numbers.ratings) : "—"}</span>,
  },
];

const FlagCard = (row: FlagRow) => {
  const words = useWords();
  return (
    <article className="card">
      <header>
        <strong>
          <Local text={row.unitName} /> · {words.window} {row.windowNumber}
        </strong>
        <Person {...row} />
      </header>
      <p>{signalWord(words, row.signal)}</p>
      <p>{measuredText(words, row)}</p>
      <dl>
        <dt>{words.flagDays}</dt>
        <dd>
          <Days {...row} />
        </dd>
        <dt>{words.flaggedRatings}</dt>
        <dd className="figures">{row.numbers ? formatCount(row.numbers.ratings) : "—"}</dd>
      </dl>
    </article>
  );
};

/** The questions that the entries of these days raise. It accuses no person, and says so first. */
export const FlagsSection = ({ range }: { readonly range: DayRange }) => {
  const words = useWords();
  const reading = useReading(flagsQuestion(range), flagsEveryMs);
  return (
    <Section id="flags" title={words.flags} hint={words.flagsHint}>
      <p className="flags-meaning">{words.flagsMeaning}</p>
      <Answered reading={reading}>
        {({ flags }) => (
          <TableOrCards
            rows={flags}
            keyOf={keyOf}
            columns={columns(words)}
            card={(row) => <FlagCard {...row} />}
            none={words.noFlags}
          />
        )}
      </Answered>
    </Section>
  );
};
