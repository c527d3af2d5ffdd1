import type { CalendarYear } from "../../../contract/office/calendar/calendar.ts";
import { daysOfYear, isWeekday } from "../../../contract/working-days.ts";
import { useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";

type DayLook = { readonly className: string; readonly mark: string };

const lookOf = (day: string, { off, worked, local }: CalendarYear, words: Words): DayLook => {
  const isLocal = local.off.includes(day) || local.worked.includes(day);
  const own = isLocal ? " is-local" : "";
  if (off.includes(day)) return { className: `is-off${own}`, mark: words.calendarOffMark };
  if (worked.includes(day)) return { className: `is-worked${own}`, mark: words.calendarWorkedMark };
  return { className: isWeekday(day) ? own.trim() : `is-weekend${own}`, mark: "" };
};

/** Weeks from Monday; null before the first and behind the last day of the month. */
const weeksOf = (days: readonly string[]): readonly (readonly (string | null)[])[] => {
  const first = (new Date(`${days[0]}T00:00:00Z`).getUTCDay() + 6) % 7;
  const cells = [...Array.from({ length: first }, () => null), ...days];
  const count = Math.ceil(cells.length / 7);
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => cells[week * 7 + weekday] ?? null),
  );
};

type MonthProps = { readonly month: number; readonly days: readonly string[]; readonly of: CalendarYear };

const Month = ({ month, days, of }: MonthProps) => {
  const words = useWords();
  return (
    <table className="month">
      <caption>{words.calendarMonths.split(",")[month - 1]}</caption>
      <thead>
        <tr>
          {[...words.calendarWeekdays].map((name, weekday) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: English weekdays share letters
            <th key={weekday} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: weeks have no other name
          <tr key={index}>
            {week.map((day, weekday) => {
              // biome-ignore lint/suspicious/noArrayIndexKey: an empty cell has no day
              if (day === null) return <td key={weekday} />;
              const { className, mark } = lookOf(day, of, words);
              return (
                <td key={day} className={className}>
                  {Number(day.slice(8))}
                  {mark !== "" && <small>{mark}</small>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** The twelve months of a year, with the days off and the working weekends in words. */
export const MonthGrid = ({ of }: { readonly of: CalendarYear }) => (
  <div className="months">
    {Array.from({ length: 12 }, (_, index) => {
      const prefix = `${of.year}-${String(index + 1).padStart(2, "0")}-`;
      const days = daysOfYear(of.year).filter((day) => day.startsWith(prefix));
      return <Month key={prefix} month={index + 1} days={days} of={of} />;
    })}
  </div>
);

/** The meaning of the looks. */
export const MonthLegend = () => {
  const words = useWords();
  const looks = [
    ["is-off", words.calendarLegendOff],
    ["is-worked", words.calendarLegendWorked],
    ["is-weekend", words.calendarWeekend],
    ["is-local", words.calendarLegendLocal],
  ] as const;
  return (
    <ul className="month-legend">
      {looks.map(([className, text]) => (
        <li key={className}>
          <span className={className} aria-hidden="true" />
          {text}
        </li>
      ))}
    </ul>
  );
};
