import type { TableColumnsType } from "antd";
import { RefusedQuery, type RefusedUpload, refusedQuestion } from "../../../contract/office/platform/uploads.ts";
import { useMay } from "../accounts/use-session.ts";
import { Answered } from "../page/answered.tsx";
import { PlaceCard } from "../page/card.tsx";
import { LinePages } from "../page/line-pages.tsx";
import { Place } from "../page/place.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { UnfitAddress } from "../page/unfit-address.tsx";
import { filtered, useFilters } from "../page/use-filters.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";
import { causeText } from "./cause-text.ts";
import { ResendForm } from "./resend-form.tsx";

const refusedEveryMs = 30_000;

const keyOf = ({ id }: RefusedUpload): string => id;

const stateText = (words: Words, { state }: RefusedUpload): string =>
  state === "refused" ? words.uploadsRefused : words.uploadsUnanswered;

const Reason = ({ state, reason, detail, message }: RefusedUpload) => {
  const words = useWords();
  if (state === "unanswered" || reason === null)
    return (
      <>
        {words.refusedWaits} {detail !== null && <small className="quiet">{detail}</small>}
      </>
    );
  return (
    <>
      {causeText(words, reason, detail)}
      {message !== null && <small className="quiet upload-message">{message}</small>}
    </>
  );
};

const Day = ({ day, number }: RefusedUpload) => {
  const words = useWords();
  return (
    <>
      <span className="figures">{day}</span>
      {number > 1 && <small className="quiet"> {number === 2 ? words.refusedSecond : words.refusedNoNumber}</small>}
    </>
  );
};

const Id = ({ id }: RefusedUpload) => <code title={id}>{id.slice(0, 8)}</code>;

const columns = (words: Words): TableColumnsType<RefusedUpload> => [
  { title: words.refusedWhere, width: 240, render: (_, upload) => <Place {...upload} /> },
  { title: words.refusedDay, width: 150, render: (_, upload) => <Day {...upload} /> },
  { title: words.refusedState, width: 90, render: (_, upload) => stateText(words, upload) },
  { title: words.refusedReason, render: (_, upload) => <Reason {...upload} /> },
  {
    title: words.refusedAttempts,
    width: 90,
    align: "right",
    render: (_, { attempts }) => <span className="figures">{attempts}</span>,
  },
  { title: words.refusedId, width: 110, render: (_, upload) => <Id {...upload} /> },
];

const UploadCard = ({ upload }: { readonly upload: RefusedUpload }) => {
  const words = useWords();
  return (
    <PlaceCard
      place={upload}
      beside={stateText(words, upload)}
      facts={[
        { title: words.refusedDay, value: <Day {...upload} /> },
        { title: words.refusedReason, value: <Reason {...upload} /> },
        { title: words.refusedAttempts, value: upload.attempts },
        { title: words.refusedId, value: <Id {...upload} /> },
      ]}
    />
  );
};

/** The ratings that the platform has not, or may not have, each with its reason; and 补报. */
export const RefusedSection = () => {
  const words = useWords();
  const maySend = useMay("send-uploads");
  const { query, change, clear, isUnfit } = useFilters<RefusedQuery>({ schema: RefusedQuery, names: ["after"] });
  const reading = useReading(filtered(refusedQuestion, query), refusedEveryMs);
  return (
    <Section id="refused-uploads" title={words.refused} hint={words.refusedHint}>
      <UnfitAddress isUnfit={isUnfit} onUsual={clear} />
      {maySend && <ResendForm onSent={reading.readNow} />}
      <Answered reading={reading}>
        {({ uploads, next }) => (
          <>
            <TableOrCards
              rows={uploads}
              keyOf={keyOf}
              columns={columns(words)}
              card={(upload) => <UploadCard upload={upload} />}
              none={words.refusedNone}
              pagination={false}
            />
            <LinePages after={query.after} next={next} onAfter={(after) => change({ after })} />
          </>
        )}
      </Answered>
    </Section>
  );
};
