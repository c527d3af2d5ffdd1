import { Alert, Button, type TableColumnsType } from "antd";
import { useState } from "react";
import { z } from "zod";
import { type DigestRound, digestPaths, digestsQuestion } from "../../../contract/office/digests/digests.ts";
import { formatCount } from "../format/text.ts";
import { Answered } from "../page/answered.tsx";
import { Facts } from "../page/card.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { Moment } from "../ratings/rating-parts.tsx";
import { type Answer, askOffice } from "../reading/ask-office.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";

/** The polling interval, milliseconds: a mail is tried again after a minute at the earliest. */
const digestsEveryMs = 5_000;

const titleOf = (words: Words, { period, firstDay }: DigestRound): string => {
  if (period === "month") return fill(words.digestOfMonth, { month: firstDay.slice(0, 7) });
  return fill(period === "week" ? words.digestOfWeek : words.digestOfDay, { day: firstDay });
};

const countsText = (words: Words, { sent, waiting, failed, skipped }: DigestRound): string => {
  if (sent + waiting + failed + skipped === 0) return words.digestsUnwanted;
  return [
    fill(words.digestsSent, { count: formatCount(sent) }),
    ...(waiting > 0 ? [fill(words.digestsWaiting, { count: formatCount(waiting) })] : []),
    ...(failed > 0 ? [fill(words.digestsFailed, { count: formatCount(failed) })] : []),
    ...(skipped > 0 ? [fill(words.digestsSkipped, { count: formatCount(skipped) })] : []),
  ].join(words.digestsComma);
};

const Failures = ({ failures }: DigestRound) => {
  const words = useWords();
  if (failures.length === 0) return words.roundNoFailure;
  return (
    <ul className="digest-failures">
      {failures.map(({ login, attempts, reason }) => (
        <li key={login}>{fill(words.digestFailure, { login, attempts, reason })}</li>
      ))}
    </ul>
  );
};

type RetryProps = { readonly round: DigestRound; readonly onRetry: (round: DigestRound) => void };

const Retry = ({ round, onRetry }: RetryProps) => {
  const words = useWords();
  if (round.failed === 0) return null;
  return (
    <Button size="small" onClick={() => onRetry(round)}>
      {words.digestsRetry}
    </Button>
  );
};

const columns = (words: Words, onRetry: RetryProps["onRetry"]): TableColumnsType<DigestRound> => [
  { title: words.jobContent, render: (_, round) => titleOf(words, round) },
  { title: words.digestMadeAt, width: 180, render: (_, { madeAt }) => <Moment time={madeAt} /> },
  { title: words.jobState, render: (_, round) => countsText(words, round) },
  { title: words.digestFailures, width: 360, render: (_, round) => <Failures {...round} /> },
  { title: words.actions, width: 140, align: "right", render: (_, round) => <Retry round={round} onRetry={onRetry} /> },
];

const RoundCard = ({ round, onRetry }: RetryProps) => {
  const words = useWords();
  return (
    <article className="card">
      <header>
        <strong>{titleOf(words, round)}</strong>
      </header>
      <p>{countsText(words, round)}</p>
      <Facts
        facts={[
          { title: words.digestMadeAt, value: <Moment time={round.madeAt} /> },
          { title: words.digestFailures, value: <Failures {...round} /> },
        ]}
      />
      <Retry round={round} onRetry={onRetry} />
    </article>
  );
};

/** The digests of each working day, finished week and month: how many went out, and which ones failed and why. */
export const DigestsSection = () => {
  const words = useWords();
  const reading = useReading(digestsQuestion, digestsEveryMs);
  const [failed, setFailed] = useState<Answer<unknown> | null>(null);
  const onRetry = async ({ period, firstDay }: DigestRound): Promise<void> => {
    setFailed(await askOffice(digestPaths.retries, z.undefined(), { json: { period, firstDay } }));
    reading.readNow();
  };
  return (
    <Section id="digests" title={words.digests} hint={words.digestsHint}>
      {failed?.ok === false && <ProblemNotice problem={failed.problem} />}
      <Answered reading={reading}>
        {({ isSending, rounds }) => (
          <>
            {!isSending && <Alert className="section-notice" type="warning" showIcon title={words.digestsSetServer} />}
            <TableOrCards
              rows={rounds}
              keyOf={({ period, firstDay }) => `${period} ${firstDay}`}
              columns={columns(words, (round) => void onRetry(round))}
              card={(round) => <RoundCard round={round} onRetry={(each) => void onRetry(each)} />}
              none={words.noDigests}
            />
          </>
        )}
      </Answered>
    </Section>
  );
};
