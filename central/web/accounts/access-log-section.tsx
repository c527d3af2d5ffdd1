import type { TableColumnsType } from "antd";
import { useState } from "react";
import { type AccessLog, accessLogQuestion } from "../../../contract/office/accounts/accounts.ts";
import { Answered } from "../page/answered.tsx";
import { Facts } from "../page/card.tsx";
import { LinePages } from "../page/line-pages.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { Moment } from "../ratings/rating-parts.tsx";
import { useReading } from "../reading/use-reading.ts";
import { ExportButton } from "../reports/export-button.tsx";
import { useLocalText, useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";
import { actionText, actorText, subjectText } from "./access-text.ts";

type Row = AccessLog["rows"][number];
type RowProps = Pick<AccessLog, "units"> & { readonly row: Row };

/** The polling interval, milliseconds. */
const logEveryMs = 30_000;

/** The action in words; a pointer on it shows the code that the log stores. */
const Action = ({ row }: { readonly row: Row }) => <span title={row.action}>{actionText(row, useLocalText())}</span>;

/** The subject in words; a pointer on it shows what the log stores. */
const Subject = ({ row, units }: RowProps) => {
  const words = useWords();
  return (
    <span className="access-subject" title={JSON.stringify(row.subject)}>
      {subjectText(words, row, { say: useLocalText(), units })}
    </span>
  );
};

const columns = (words: Words, units: AccessLog["units"]): TableColumnsType<Row> => [
  { title: words.accessAt, width: 190, render: (_, row) => <Moment time={row.at} /> },
  { title: words.accessBy, width: 200, render: (_, row) => actorText(words, row) },
  { title: words.accessAction, width: 240, render: (_, row) => <Action row={row} /> },
  { title: words.accessSubject, render: (_, row) => <Subject row={row} units={units} /> },
  { title: words.accessPurpose, width: 200, render: (_, row) => row.purpose ?? <span className="quiet">—</span> },
];

const AccessCard = ({ row, units }: RowProps) => {
  const words = useWords();
  const hasSubject = subjectText(words, row, { say: useLocalText(), units }) !== "";
  return (
    <article className="card">
      <header>
        <strong>{actorText(words, row)}</strong>
        <Moment time={row.at} />
      </header>
      <Facts
        facts={[
          { title: words.accessAction, value: <Action row={row} /> },
          ...(hasSubject ? [{ title: words.accessSubject, value: <Subject row={row} units={units} /> }] : []),
          ...(row.purpose === null ? [] : [{ title: words.accessPurpose, value: row.purpose }]),
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
        {({ rows, units, next }) => (
          <>
            <TableOrCards
              rows={rows}
              keyOf={({ id }) => String(id)}
              columns={columns(words, units)}
              card={(row) => <AccessCard row={row} units={units} />}
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
