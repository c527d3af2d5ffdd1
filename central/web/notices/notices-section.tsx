import { Alert } from "antd";
import { z } from "zod";
import { type NoticeRound, noticeRetriesPath, noticesQuestion } from "../../../contract/office/notices/notices.ts";
import { type SentRound, SentRounds } from "../digests/sent-rounds.tsx";
import { formatCount } from "../format/text.ts";
import { Answered } from "../page/answered.tsx";
import { Section } from "../page/section.tsx";
import { askOffice } from "../reading/ask-office.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";

/** The polling interval, milliseconds: a notice is tried again after a minute at the earliest. */
const noticesEveryMs = 10_000;

const stateText = (words: Words, { sent, waiting, failed }: NoticeRound): string => {
  const parts = [
    [words.noticesSent, sent],
    [words.noticesWaiting, waiting],
    [words.noticesFailed, failed],
  ] as const;
  const some = parts.filter(([, count]) => count > 0);
  if (some.length === 0) return words.noticesNone;
  return some.map(([text, count]) => fill(text, { count: formatCount(count) })).join(words.digestsComma);
};

const shownOf = (words: Words, round: NoticeRound): SentRound => ({
  key: round.day,
  title: fill(words.noticesOfDay, { day: round.day }),
  madeAt: round.madeAt,
  state: stateText(words, round),
  failures: round.failures.map(({ unitCode: unit, ...failure }) => fill(words.noticeFailure, { unit, ...failure })),
  hasFailed: round.failed > 0,
});

/** The notices to the office's own program, by working day. */
export const NoticesSection = () => {
  const words = useWords();
  const reading = useReading(noticesQuestion, noticesEveryMs);
  return (
    <Section id="notices" title={words.notices} hint={words.noticesHint}>
      <Answered reading={reading}>
        {({ isSending, rounds }) => (
          <>
            {!isSending && <Alert className="section-notice" type="info" showIcon title={words.noticesSetUp} />}
            <SentRounds
              rounds={rounds}
              shown={(round) => shownOf(words, round)}
              none={words.noNotices}
              retry={words.noticesRetry}
              onRetry={({ day }) => askOffice(noticeRetriesPath, z.undefined(), { json: { day } })}
              onDone={reading.readNow}
            />
          </>
        )}
      </Answered>
    </Section>
  );
};
