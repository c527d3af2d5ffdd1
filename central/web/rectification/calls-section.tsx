import { Button, Empty, Input } from "antd";
import { useEffect, useState } from "react";
import { z } from "zod";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { type CallToRecord, callsQuestion, type OfficeCalls } from "../../../contract/office/rectification/calls.ts";
import { callResults } from "../../../contract/office/rectification/item-events.ts";
import { formatCount } from "../format/text.ts";
import { Answered } from "../page/answered.tsx";
import { Facts } from "../page/card.tsx";
import { Place } from "../page/place.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { type Refusal, refusalOf } from "../page/refusal.ts";
import { Section } from "../page/section.tsx";
import { Moment } from "../ratings/rating-parts.tsx";
import { askOffice } from "../reading/ask-office.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { ContactButton } from "./contact-button.tsx";
import { DueText, originWord, outcomeWord } from "./item-parts.tsx";
import { LinkButton } from "./link-button.tsx";

/** The polling interval, milliseconds. */
const callsEveryMs = 15_000;

type Call = OfficeCalls["calls"][number];

/** An item to call about has a contact: "no contact" is no result of a call. */
const results = callResults.filter((result) => result !== "no-contact");

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, [role=combobox]") !== null;

/** Records the result with the number of its key, unless the person types a note. */
const useResultKeys = (onResult: (result: CallToRecord["result"]) => void): void => {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const result = results[Number(event.key) - 1];
      if (!result || event.repeat || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
      onResult(result);
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [onResult]);
};

const Tries = ({ tries }: Pick<Call, "tries">) => {
  const words = useWords();
  return (
    <ul className="item-looks">
      {tries.map(({ at, result, note }) => (
        <li key={at}>
          {outcomeWord(words, result)} <Moment time={at} />
          {note !== null && <span>{note}</span>}
        </li>
      ))}
    </ul>
  );
};

interface NextCallProps extends Pick<OfficeCalls, "canSendLink"> {
  readonly call: Call;
  readonly onDone: (refusal: Refusal | null) => void;
}

/** The next call: the reply of the unit, the number, and one key for each result. */
const NextCall = ({ call, canSendLink, onDone }: NextCallProps) => {
  const words = useWords();
  const [note, setNote] = useState("");
  const [isBusy, setBusy] = useState(false);
  const record = async (result: CallToRecord["result"]): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const said = note.trim();
    const json: CallToRecord = { number: call.number, seen: call.seen, result, ...(said !== "" && { note: said }) };
    const answer = await askOffice(officePaths.calls, z.undefined(), { json });
    setBusy(false);
    onDone(refusalOf(answer));
  };
  useResultKeys((result) => void record(result));
  return (
    <article className="next-call">
      <h3>
        {fill(words.itemTitle, { number: call.number })} · <Place {...call} />
      </h3>
      <Facts
        facts={[
          { title: words.itemOrigin, value: originWord(words, call.origin) },
          { title: words.callDue, value: <DueText due={call.due} isOver={call.isOver} /> },
          { title: words.contactPhone, value: <ContactButton number={call.number} purpose={words.callPurpose} /> },
          ...(canSendLink
            ? [{ title: words.linkTitle, value: <LinkButton number={call.number} link={call.link} /> }]
            : []),
          { title: words.callReply, value: <p className="written">{call.reply}</p> },
          ...(call.tries.length > 0 ? [{ title: words.callTries, value: <Tries tries={call.tries} /> }] : []),
        ]}
      />
      <label htmlFor="call-note">{words.callNote}</label>
      <Input.TextArea
        id="call-note"
        value={note}
        maxLength={2_000}
        autoSize={{ minRows: 2, maxRows: 8 }}
        onChange={({ target }) => setNote(target.value)}
      />
      <div className="call-results">
        {results.map((result, index) => (
          <Button key={result} disabled={isBusy} onClick={() => void record(result)}>
            <kbd>{index + 1}</kbd> {outcomeWord(words, result)}
          </Button>
        ))}
      </div>
      <p className="quiet">{words.callKeys}</p>
    </article>
  );
};

type RefusedCall = Refusal & Pick<Call, "number">;

/** The result of a call that was not taken: another person may have called, and the next citizen is shown already. */
const RefusedResult = ({ number, problem }: RefusedCall) => (
  <>
    <strong>{fill(useWords().itemTitle, { number })}</strong>
    <ProblemNotice problem={problem} />
  </>
);

/** 回访: the next citizen to call, and those after. */
export const CallsSection = () => {
  const words = useWords();
  const reading = useReading(callsQuestion, callsEveryMs);
  const [refused, setRefused] = useState<RefusedCall | null>(null);
  return (
    <Section id="calls" title={words.calls} hint={words.callsHint}>
      {refused && <RefusedResult {...refused} />}
      <Answered reading={reading}>
        {({ count, canSendLink, calls: [next, ...others] }) =>
          next ? (
            <>
              <p>{fill(words.callsCount, { count: formatCount(count) })}</p>
              <NextCall
                key={`${next.number} ${next.seen}`}
                call={next}
                canSendLink={canSendLink}
                onDone={(refusal) => {
                  setRefused(refusal && { ...refusal, number: next.number });
                  reading.readNow();
                }}
              />
              {others.length > 0 && (
                <>
                  <h3>{words.callNext}</h3>
                  <ul className="item-looks">
                    {others.map((call) => (
                      <li key={call.number}>
                        <span className="figures">{call.number}</span> <Place {...call} /> <DueText {...call} />
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </>
          ) : (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noCalls} />
          )
        }
      </Answered>
    </Section>
  );
};
