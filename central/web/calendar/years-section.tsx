import { Alert, Segmented } from "antd";
import { useSearchParams } from "react-router";
import { type CalendarYear, calendarQuestion } from "../../../contract/office/calendar/calendar.ts";
import { formatDay } from "../format/time.ts";
import { Answered } from "../page/answered.tsx";
import { Facts } from "../page/card.tsx";
import { Section } from "../page/section.tsx";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { CalendarNotice } from "./calendar-notice.tsx";
import { MonthGrid, MonthLegend } from "./month-grid.tsx";

/** The polling interval, milliseconds. */
export const calendarEveryMs = 20_000;

const sourceText = (words: Words, { source }: CalendarYear): string => {
  if (source === null) return words.calendarUnpublished;
  return source === "shipped" ? words.calendarShipped : words.calendarImported;
};

/** The address of a notice, as a link that tells the notice's site nothing. */
export const NoticeLink = ({ address }: { readonly address: string }) => (
  <a className="notice-link" href={address} target="_blank" rel="noreferrer noopener">
    {address}
  </a>
);

const YearFacts = (of: CalendarYear) => {
  const words = useWords();
  const days = (count: number): string => fill(words.calendarDays, { count });
  const local = of.local.off.length + of.local.worked.length;
  const notice = of.notice === null ? words.calendarNoNotice : <NoticeLink address={of.notice} />;
  return (
    <div className="calendar-facts">
      <Facts
        facts={[
          { title: words.calendarWorkingDays, value: <strong>{days(of.workingDays)}</strong> },
          { title: words.calendarOff, value: days(of.off.length) },
          { title: words.calendarWorked, value: days(of.worked.length) },
          ...(local === 0 ? [] : [{ title: words.calendarLocal, value: days(local) }]),
          { title: words.calendarSource, value: sourceText(words, of) },
          ...(of.source === null ? [] : [{ title: words.calendarNotice, value: notice }]),
        ]}
      />
    </div>
  );
};

const Year = ({ of }: { readonly of: CalendarYear }) => {
  const words = useWords();
  return (
    <>
      {of.source === null && <Alert type="info" showIcon title={words.calendarProvisional} />}
      <YearFacts {...of} />
      <MonthLegend />
      <MonthGrid of={of} />
    </>
  );
};

const Years = ({ years }: { readonly years: readonly CalendarYear[] }) => {
  const words = useWords();
  const [search, setSearch] = useSearchParams();
  const asked = search.get("year") ?? formatDay(Date.now()).slice(0, 4);
  const shown = years.find(({ year }) => String(year) === asked) ?? years.at(-1);
  if (!shown) return null;
  const labelOf = ({ year, source }: CalendarYear): string =>
    source === null ? fill(words.calendarYearProvisional, { year }) : String(year);
  return (
    <>
      <Segmented
        aria-label={words.calendarYear}
        value={shown.year}
        options={years.map((each) => ({ value: each.year, label: labelOf(each) }))}
        onChange={(year) => setSearch({ year: String(year) })}
      />
      <Year of={shown} />
    </>
  );
};

/** The working days of each known year, of this one and the next. */
export const CalendarYearsSection = () => {
  const words = useWords();
  const reading = useReading(calendarQuestion, calendarEveryMs);
  return (
    <Section id="calendar" title={words.calendarYears} hint={words.calendarYearsHint}>
      <CalendarNotice />
      <Answered reading={reading}>{({ years }) => <Years years={years} />}</Answered>
    </Section>
  );
};
