import type { TableColumnsType } from "antd";
import { type RoundState, roundsQuestion } from "../../../contract/office/jobs/rounds.ts";
import { formatTime } from "../format/time.ts";
import { Answered } from "../page/answered.tsx";
import { Facts } from "../page/card.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { Moment } from "../ratings/rating-parts.tsx";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type WordKey, type Words } from "../words/words.ts";

/** The polling interval, milliseconds. */
const roundsEveryMs = 5_000;

const nameWords: Readonly<Record<RoundState["name"], WordKey>> = { figures: "roundFigures", signals: "roundSignals" };

const stateText = (words: Words, { behindDays, oldestDay, judging }: RoundState): string => {
  const waiting = fill(words.roundBehind, { days: behindDays, day: oldestDay ?? "" });
  const now = judging && fill(words.roundJudging, { day: judging.day, since: formatTime(judging.since).slice(11, 19) });
  if (behindDays === 0) return now ?? words.roundUpToDate;
  return now ? `${waiting} · ${now}` : waiting;
};

const failureText = (words: Words, { failure }: RoundState): string =>
  failure
    ? fill(words.roundFailedAt, { at: formatTime(failure.at).slice(0, 16), reason: failure.reason })
    : words.roundNoFailure;

const ended = ({ endedAt }: RoundState) => (endedAt === null ? "—" : <Moment time={endedAt} />);

const columns = (words: Words): TableColumnsType<RoundState> => [
  { title: words.roundWork, width: 180, render: (_, { name }) => words[nameWords[name]] },
  { title: words.jobState, render: (_, round) => stateText(words, round) },
  { title: words.roundEnded, width: 180, render: (_, round) => ended(round) },
  { title: words.roundFailure, width: 360, render: (_, round) => failureText(words, round) },
];

const RoundCard = (round: RoundState) => {
  const words = useWords();
  return (
    <article className="card">
      <header>
        <strong>{words[nameWords[round.name]]}</strong>
      </header>
      <p>{stateText(words, round)}</p>
      <Facts
        facts={[
          { title: words.roundEnded, value: ended(round) },
          { title: words.roundFailure, value: failureText(words, round) },
        ]}
      />
    </article>
  );
};

/** How far the centre's own work lags behind the ledger, and whether it fails. */
export const RoundsSection = () => {
  const words = useWords();
  const reading = useReading(roundsQuestion, roundsEveryMs);
  return (
    <Section id="rounds" title={words.rounds} hint={words.roundsHint}>
      <Answered reading={reading}>
        {({ rounds }) => (
          <TableOrCards
            rows={rounds}
            keyOf={({ name }) => name}
            columns={columns(words)}
            card={(round) => <RoundCard {...round} />}
            none={words.roundsNone}
          />
        )}
      </Answered>
    </Section>
  );
};
