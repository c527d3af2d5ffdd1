import { useState } from "react";
import { useSearchParams } from "react-router";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { helpsQuestion, type OfficeHelps } from "../../../contract/office/rectification/helps.ts";
import { formatCount } from "../format/text.ts";
import { Facts } from "../page/card.tsx";
import { Place, UnitName } from "../page/place.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import type { Refusal } from "../page/refusal.ts";
import { Section } from "../page/section.tsx";
import { Moment } from "../ratings/rating-parts.tsx";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { EndHelp } from "./end-help.tsx";
import { DueText } from "./item-parts.tsx";

/** The polling interval, milliseconds. */
const helpsEveryMs = 15_000;

type AskedProps = {
  readonly help: OfficeHelps["helps"][number];
  readonly onDone: (refusal: Refusal | null) => void;
};

/** One request, and the form of its answer. */
const AskedHelp = ({ help, onDone }: AskedProps) => {
  const words = useWords();
  return (
    <article className="next-call">
      <h3>
        {fill(words.itemTitle, { number: help.item })} · <Place unitName={help.askingName} windowNumber={help.window} />
      </h3>
      <Facts
        facts={[
          { title: words.helpNeeded, value: <p className="written">{help.needed}</p> },
          {
            title: words.helpDue,
            value: <DueText due={{ day: help.dueDay, isProvisional: false }} isOver={help.isOver} />,
          },
          {
            title: words.helpAskedBy,
            value: (
              <>
                {help.askedBy} <Moment time={help.askedAt} />
              </>
            ),
          },
          { title: words.helpAskedOf, value: <UnitName name={help.unitName} /> },
        ]}
      />
      <EndHelp
        help={help.id}
        path={officePaths.helpAnswers}
        label={words.helpAnswerText}
        button={words.helpAnswer}
        onDone={onDone}
      />
    </article>
  );
};

/**
 * 协办: the requests of other units to the reader's own; absent where there is none, and beside a single item. The refusal
 * of an answer stays after its request has gone.
 */
export const HelpsSection = () => {
  const words = useWords();
  const [search] = useSearchParams();
  const reading = useReading(helpsQuestion, helpsEveryMs);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { helps, count } = reading.known?.value ?? { helps: [], count: 0 };
  if ((helps.length === 0 && !refusal) || search.has("item")) return null;
  const onDone: AskedProps["onDone"] = (refused) => {
    setRefusal(refused);
    reading.readNow();
  };
  return (
    <Section id="helps" title={words.helps} hint={words.helpsHint}>
      {refusal && <ProblemNotice {...refusal} />}
      <div className="asked-helps">
        {helps.map((help) => (
          <AskedHelp key={help.id} help={help} onDone={onDone} />
        ))}
      </div>
      {count > helps.length && (
        <p className="quiet">{fill(words.helpsMore, { count: formatCount(count - helps.length) })}</p>
      )}
    </Section>
  );
};
