import { isWeekday, type WorkCalendar } from "../../working-days.ts";

/** The rules for the days of a calendar. */
export type CalendarRule = "day-twice" | "off-at-weekend" | "worked-on-weekday" | "year-incomplete";

export interface CalendarFault {
  readonly rule: CalendarRule;
  /** Of the day within the calendar. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** Of the sentence that a form makes of the rule. */
  readonly day?: string;
  readonly year?: string;
  readonly count?: number;
}

/** Fewer than the statutory holidays, each of which takes a day from Monday to Friday in every year. */
const leastDaysOff = 10;

const twice = (field: keyof WorkCalendar, days: readonly string[]): readonly CalendarFault[] =>
  days.flatMap((day, index) =>
    days.indexOf(day) < index
      ? [{ rule: "day-twice", path: [field, index], day, message: `${day} is here twice: remove one of them` }]
      : [],
  );

const misplaced = ({ off, worked }: WorkCalendar): readonly CalendarFault[] => [
  ...off.flatMap((day, index): readonly CalendarFault[] => {
    const message = `${day} is a Saturday or Sunday, free in any case: remove it`;
    return isWeekday(day) ? [] : [{ rule: "off-at-weekend", path: ["off", index], day, message }];
  }),
  ...worked.flatMap((day, index): readonly CalendarFault[] => {
    const message = `${day} is no Saturday or Sunday, work in any case: remove it`;
    return isWeekday(day) ? [{ rule: "worked-on-weekday", path: ["worked", index], day, message }] : [];
  }),
];

/** A year with some of its days only, perhaps one of the office's own, would promise dates that are too early. */
const incomplete = ({ off, worked }: WorkCalendar): readonly CalendarFault[] => {
  const years = [...new Set([...off, ...worked].map((day) => day.slice(0, 4)))];
  return years.flatMap((year): readonly CalendarFault[] => {
    const count = off.filter((day) => day.startsWith(year)).length;
    const message = `days off entered for ${year}: ${count}, too few for a year: enter every day of the notice`;
    return count < leastDaysOff ? [{ rule: "year-incomplete", path: ["off"], year, count, message }] : [];
  });
};

/** Everything in a new calendar that the State Council's notice cannot mean. Empty lists are a calendar of no year. */
export const calendarFaults = (calendar: WorkCalendar): readonly CalendarFault[] => [
  ...twice("off", calendar.off),
  ...twice("worked", calendar.worked),
  ...misplaced(calendar),
  ...incomplete(calendar),
];
