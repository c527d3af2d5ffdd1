import type { TableColumnsType } from "antd";
import { useState } from "react";
import { accessValueText } from "../../../contract/office/accounts/access-values.ts";
import { accesses, accessSubjects } from "../../../contract/office/accounts/accesses.ts";
import { type AccessLog, accessLogQuestion } from "../../../contract/office/accounts/accounts.ts";
import type { LocalText } from "../../../contract/words.ts";
import { shortDeviceId } from "../format/text.ts";
import { Answered } from "../page/answered.tsx";
import { Facts } from "../page/card.tsx";
import { LinePages } from "../page/line-pages.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { Moment } from "../ratings/rating-parts.tsx";
import { useReading } from "../reading/use-reading.ts";
import { ExportButton } from "../reports/export-button.tsx";
import { useLocalText, useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";

type Row = AccessLog["rows"][number];

/** The polling interval, milliseconds. */
const logEveryMs = 30_000;

/** "王科长（wang）": the name, and the login that the log stores. */
const actorText = (words: Words, { actor, actorKind, actorName }: Row): string => {
  if (actorKind === "account") return actorName === null ? actor : fill(words.actorNamed, { name: actorName, actor });
  return fill(words.actorNamed, { name: actor, actor: actorKind === "token" ? words.actorToken : words.actorCommand });
};

type Say = (text: LocalText) => string;

const actionText = ({ action }: Row, say: Say): string => {
  const words: Readonly<Record<string, LocalText>> = accesses;
  return say(words[action] ?? { zh: action });
};

/** The action in words; a pointer on it shows the code that the log stores. */
const Action = ({ row }: { readonly row: Row }) => <span title={row.action}>{actionText(row, useLocalText())}</span>;

const order = Object.keys(accessSubjects);

/** As the contract lists them: the first day stands before the last. */
const inOrder = (values: object): readonly (readonly [string, unknown])[] =>
  Object.entries(values)
    .filter(([, value]) => value !== null)
    .toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other));

const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.values(value).every((each) => each === null);

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** A value in words, without the marks of JSON; of an identifier as much as tells it from others. */
const valueText = (name: string, value: unknown, say: Say): string => {
  if (Array.isArray(value)) return value.map((each) => valueText(name, each, say)).join(", ");
  if (typeof value === "object" && value !== null) {
    const isList = name === "query" || name === "options";
    return inOrder(value)
      .map(([part, each]) => (isList ? namedText(part, each, say) : valueText(part, each, say)))
      .join(" · ");
  }
  const text = String(value ?? "—");
  return uuid.test(text) ? shortDeviceId(text) : say(accessValueText(name, text));
};

/** "单位 330106-XH"; the name alone of a filter that is on; nothing of an empty value. */
const namedText = (name: string, value: unknown, say: Say): string => {
  const known = say(accessSubjects[name] ?? { zh: name });
  return value === "yes" ? known : `${known} ${valueText(name, value, say)}`;
};

/** Names and their values on one line; the log holds no content. */
const subjectText = (words: Words, { subject }: Row, say: Say): string =>
  inOrder(subject)
    .filter(([, value]) => !isEmpty(value))
    .map(([name, value]) => namedText(name, value, say))
    .join(words.accessSeparator);

const Subject = ({ row }: { readonly row: Row }) => {
  const words = useWords();
  return (
    <span className="access-subject" title={JSON.stringify(row.subject)}>
      {subjectText(words, row, useLocalText())}
    </span>
  );
};

const columns = (words: Words): TableColumnsType<Row> => [
  { title: words.accessAt, width: 190, render: (_, row) => <Moment time={row.at} /> },
  { title: words.accessBy, width: 200, render: (_, row) => actorText(words, row) },
  { title: words.accessAction, width: 240, render: (_, row) => <Action row={row} /> },
  {
    title: words.accessSubject,
    render: (_, row) => <Subject row={row} />,
  },
  { title: words.accessPurpose, width: 200, render: (_, row) => row.purpose ?? <span className="quiet">—</span> },
];

const AccessCard = ({ row }: { readonly row: Row }) => {
  const words = useWords();
  return (
    <article className="card">
      <header>
        <strong>{actorText(words, row)}</strong>
        <Moment time={row.at} />
      </header>
      <Facts
        facts={[
          { title: words.accessAction, value: <Action row={row} /> },
          { title: words.accessSubject, value: <Subject row={row} /> },
          { title: words.accessPurpose, value: row.purpose ?? "—" },
        ]}
      />
    </article>
  );
};

/** Every change, and every look at a single rating, comment, complaint or contact: the newest first. */
export const AccessLogSection = () => {
  const words = useWords();
  const [after, setAfter] = useState<string | null>(null);
  const path = after === null ? accessLogQuestion.path : `${accessLogQuestion.path}?after=${after}`;
  const reading = useReading({ ...accessLogQuestion, path }, logEveryMs);
  return (
    <Section
      id="access-log"
      title={words.accessLog}
      hint={words.accessLogHint}
      tools={<ExportButton table={{ kind: "access-log", query: {} }} />}
    >
      <Answered reading={reading}>
        {({ rows, next }) => (
          <>
            <TableOrCards
              rows={rows}
              keyOf={({ id }) => String(id)}
              columns={columns(words)}
              card={(row) => <AccessCard row={row} />}
              none={words.noAccess}
              pagination={false}
            />
            <LinePages after={after} next={next} onAfter={setAfter} />
          </>
        )}
      </Answered>
    </Section>
  );
};
