import type { TableColumnsType } from "antd";
import { type CalendarImport, calendarQuestion } from "../../../contract/office/calendar/calendar.ts";
import { Answered } from "../page/answered.tsx";
import { Facts } from "../page/card.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { Moment } from "../ratings/rating-parts.tsx";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";
import { calendarEveryMs, NoticeLink } from "./years-section.tsx";

const kindText = (words: Words, { kind }: CalendarImport): string =>
  kind === "national" ? words.calendarNational : words.calendarOwn;

const stateText = (words: Words, { isInForce }: CalendarImport): string =>
  isInForce ? words.calendarInForce : words.calendarReplaced;

const noticeOf = ({ notice }: CalendarImport) => (notice === null ? "—" : <NoticeLink address={notice} />);

const columns = (words: Words): TableColumnsType<CalendarImport> => [
  { title: words.calendarNumber, width: 80, dataIndex: "number" },
  { title: words.calendarYear, width: 80, dataIndex: "year" },
  { title: words.calendarKind, width: 130, render: (_, row) => kindText(words, row) },
  { title: words.calendarOff, width: 120, align: "right", dataIndex: "offDays" },
  { title: words.calendarWorked, width: 120, align: "right", dataIndex: "workedDays" },
  { title: words.calendarNotice, render: (_, row) => noticeOf(row) },
  { title: words.calendarImportedAt, width: 180, render: (_, { importedAt }) => <Moment time={importedAt} /> },
  { title: words.calendarImportedBy, width: 130, dataIndex: "importedBy" },
  { title: words.status, width: 110, render: (_, row) => stateText(words, row) },
];

const ImportCard = (row: CalendarImport) => {
  const words = useWords();
  return (
    <article className="card">
      <header>
        <strong>
          {row.year} · {kindText(words, row)}
        </strong>
        {stateText(words, row)}
      </header>
      <Facts
        facts={[
          { title: words.calendarOff, value: row.offDays },
          { title: words.calendarWorked, value: row.workedDays },
          { title: words.calendarNotice, value: noticeOf(row) },
          { title: words.calendarImportedAt, value: <Moment time={row.importedAt} /> },
          { title: words.calendarImportedBy, value: row.importedBy },
        ]}
      />
    </article>
  );
};

/** Who imported which days, when, and from which notice. */
export const CalendarHistorySection = () => {
  const words = useWords();
  const reading = useReading(calendarQuestion, calendarEveryMs);
  return (
    <Section id="calendar-imports" title={words.calendarHistory} hint={words.calendarHistoryHint}>
      <Answered reading={reading}>
        {({ imports }) => (
          <TableOrCards
            rows={imports}
            keyOf={({ number }) => String(number)}
            columns={columns(words)}
            card={(row) => <ImportCard {...row} />}
            none={words.calendarHistoryNone}
          />
        )}
      </Answered>
    </Section>
  );
};
