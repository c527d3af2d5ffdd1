import { Alert, Button } from "antd";
import { Link } from "react-router";
import { repeatsAsk } from "../../../contract/office/rectification/item-figures.ts";
import type { OfficeItem } from "../../../contract/office/rectification/items.ts";
import { useMay } from "../accounts/use-session.ts";
import { Answered } from "../page/answered.tsx";
import { type Fact, Facts } from "../page/card.tsx";
import { Place } from "../page/place.tsx";
import { CitizenTexts } from "../ratings/citizen-texts.tsx";
import { Moment, RatedLevel, StaffName } from "../ratings/rating-parts.tsx";
import { isUnknown } from "../reading/read-office.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { CauseName } from "./cause-name.tsx";
import { ContactButton } from "./contact-button.tsx";
import { ItemHelps } from "./item-helps.tsx";
import { ItemHistory } from "./item-history.tsx";
import { DueText, ItemMarks, ItemStateTag, originWord } from "./item-parts.tsx";
import { itemQuestion } from "./questions.ts";
import { NextSteps } from "./step-form.tsx";

/** The polling interval, milliseconds. */
const itemEveryMs = 15_000;

/** The parts that are still missing before an item can be closed. */
const missingOf = (words: Words, { row, rootCause, hasContact, isSigned }: OfficeItem): readonly string[] => {
  const { state } = row;
  if (state === "closed") return [];
  const isHandled = state === "to-reply" || state === "to-call";
  return [
    ...(rootCause === null ? [words.missingRootCause] : []),
    ...(isHandled ? [] : [words.missingHandling]),
    ...(isSigned === false ? [words.missingSignature] : []),
    ...(state === "to-call" ? [] : [words.missingReply]),
    ...(hasContact ? [words.missingCall] : []),
  ];
};

const Said = ({ item: { rating, complaint, row } }: { readonly item: OfficeItem }) => {
  const words = useWords();
  if (complaint) return <blockquote className="item-words">{complaint.text}</blockquote>;
  if (row.origin === "complaint") return <p className="quiet">{words.complaintSealed}</p>;
  if (!rating) return null;
  return (
    <div className="item-words">
      {rating.negative && (
        <p>
          <RatedLevel {...rating.negative} /> · <StaffName {...rating.negative} />
        </p>
      )}
      <CitizenTexts {...rating} />
    </div>
  );
};

/** Both dates of the round, the next due day first. */
const datesOf = (words: Words, { row, verifyDue, due, firstDue, callDue }: OfficeItem): readonly Fact[] => [
  ...(row.state === "to-verify"
    ? [{ title: words.verifyDue, value: <DueText due={verifyDue} isOver={row.isOver} /> }]
    : []),
  {
    title: words.replyDue,
    value: <DueText due={due} isOver={row.isOver && row.state !== "to-verify" && row.state !== "to-call"} />,
  },
  ...(firstDue.day === due.day ? [] : [{ title: words.firstDue, value: <DueText due={firstDue} /> }]),
  ...(callDue ? [{ title: words.callDue, value: <DueText due={callDue} isOver={row.isOver} /> }] : []),
];

const Summary = ({ item }: { readonly item: OfficeItem }) => {
  const words = useWords();
  const mayOpen = useMay("open-contacts");
  const { row, rootCause, repeats, causes, hasContact, contactErasedAt } = item;
  const missing = missingOf(words, item);
  return (
    <>
      <h3 className="flag-title">
        {fill(words.itemTitle, { number: row.number })} <ItemStateTag {...row} />
        <ItemMarks {...row} />
      </h3>
      {repeats >= repeatsAsk && <Alert type="warning" showIcon title={fill(words.causeRepeated, { count: repeats })} />}
      <Facts
        facts={[
          { title: words.place, value: <Place {...row} /> },
          { title: words.itemOrigin, value: originWord(words, row.origin) },
          { title: words.itemOpenedAt, value: <Moment time={row.openedAt} /> },
          ...datesOf(words, item),
          { title: words.itemAssigned, value: row.assignedTo ?? <span className="quiet">{words.itemUnassigned}</span> },
          {
            title: words.rootCause,
            value:
              rootCause === null ? (
                <span className="quiet">{words.rootCauseNone}</span>
              ) : (
                <CauseName causes={causes} code={rootCause} />
              ),
          },
          {
            title: words.itemContact,
            value: (
              <>
                {contactErasedAt !== null && (
                  <>
                    {words.contactErased} <Moment time={contactErasedAt} />
                  </>
                )}
                {contactErasedAt === null && (hasContact ? words.contactGiven : words.contactNone)}
                {hasContact && mayOpen && row.state !== "closed" && <ContactButton number={row.number} />}
              </>
            ),
          },
          ...(missing.length > 0 ? [{ title: words.itemMissing, value: missing.join(" · ") }] : []),
        ]}
      />
    </>
  );
};

const Looks = ({ looks }: Pick<OfficeItem, "looks">) => {
  const words = useWords();
  if (looks.length === 0) return <p className="quiet">{words.noLooks}</p>;
  return (
    <ul className="item-looks">
      {looks.map(({ at, by, purpose }) => (
        <li key={`${at} ${by}`}>
          {by} <Moment time={at} />
          {purpose !== null && <span>{fill(words.lookPurpose, { purpose })}</span>}
        </li>
      ))}
    </ul>
  );
};

/** One item: what the citizen said, the dates, the next step, the history. `back` is the address of the list. */
export const ItemPage = ({ number, back }: { readonly number: number; readonly back: string }) => {
  const words = useWords();
  const reading = useReading(itemQuestion(number), itemEveryMs);
  return (
    <div className="flag-page item-page">
      <p className="item-tools">
        <Link className="flag-link" to={back}>
          ‹ {words.backToItems}
        </Link>
        <Button onClick={() => window.print()}>{words.drawPrint}</Button>
      </p>
      {isUnknown(reading.failure) ? (
        <p>{words.itemGone}</p>
      ) : (
        <Answered reading={reading}>
          {(item) => (
            <>
              <Summary item={item} />
              <h3>{words.itemSaid}</h3>
              <Said item={item} />
              <h3>{words.itemNext}</h3>
              <NextSteps item={item} onDone={reading.readNow} />
              <ItemHelps item={item} onDone={reading.readNow} />
              <h3>{words.itemHistory}</h3>
              <ItemHistory item={item} />
              <h3>{words.itemLooks}</h3>
              <Looks looks={item.looks} />
            </>
          )}
        </Answered>
      )}
    </div>
  );
};
