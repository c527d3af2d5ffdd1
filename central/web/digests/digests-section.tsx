import { Alert } from "antd";
import { z } from "zod";
import { type DigestRound, digestPaths, digestsQuestion } from "../../../contract/office/digests/digests.ts";
import { formatCount } from "../format/text.ts";
import { Answered } from "../page/answered.tsx";
import { Section } from "../page/section.tsx";
import { askOffice } from "../reading/ask-office.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { type SentRound, SentRounds } from "./sent-rounds.tsx";

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

const shownOf = (words: Words, round: DigestRound): SentRound => ({
  key: `${round.period} ${round.firstDay}`,
  title: titleOf(words, round),
  madeAt: round.madeAt,
  state: countsText(words, round),
  failures: round.failures.map((failure) => fill(words.digestFailure, failure)),
  hasFailed: round.failed > 0,
});

/** The digests of each working day, finished week and month: how many went out, and which ones failed and why. */
export const DigestsSection = () => {
  const words = useWords();
  const reading = useReading(digestsQuestion, digestsEveryMs);
  return (
    <Section id="digests" title={words.digests} hint={words.digestsHint}>
      <Answered reading={reading}>
        {({ isSending, rounds }) => (
          <>
            {!isSending && <Alert className="section-notice" type="warning" showIcon title={words.digestsSetServer} />}
            <SentRounds
              rounds={rounds}
              shown={(round) => shownOf(words, round)}
              none={words.noDigests}
              retry={words.digestsRetry}
              onRetry={({ period, firstDay }) =>
                askOffice(digestPaths.retries, z.undefined(), { json: { period, firstDay } })
              }
              onDone={reading.readNow}
            />
          </>
        )}
      </Answered>
    </Section>
  );
};
