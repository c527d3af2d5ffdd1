/** The periods of the figures: a week from Monday to Sunday, a calendar month, a quarter of the year. */
export const periodKinds = ["week", "month", "quarter"] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** Dates as the devices write them, "2026-03-02", both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const textOf = (date: Date): string => date.toISOString().slice(0, 10);

/** Days and months beyond the end of a month or year continue in the next one. */
const dateOf = (year: number, month: number, day: number): Date => {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date;
};

const partsOf = (day: string) => {
  const date = new Date(`${day}T00:00:00Z`);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate(), weekday: date.getUTCDay() };
};

/** The `months` months that begin with the one numbered `first`, 0 for January. */
const monthsFrom = (year: number, first: number, months: number): Days => ({
  from: textOf(dateOf(year, first, 1)),
  to: textOf(dateOf(year, first + months, 0)),
});

/** The period of this kind that contains `day`, or the one `steps` later. */
export const periodAround = (kind: PeriodKind, day: string, steps = 0): Days => {
  const { year, month, day: date, weekday } = partsOf(day);
  if (kind === "month") return monthsFrom(year, month + steps, 1);
  if (kind === "quarter") return monthsFrom(year, month - (month % 3) + 3 * steps, 3);
  const monday = date - ((weekday + 6) % 7) + 7 * steps;
  return { from: textOf(dateOf(year, month, monday)), to: textOf(dateOf(year, month, monday + 6)) };
};

/** The days of a week that lie in the month of `day`: weeks, months and quarters are made of such parts. */
export const weekPartOf = (day: string): Days => {
  const [week, month] = [periodAround("week", day), periodAround("month", day)];
  return {
    from: week.from > month.from ? week.from : month.from,
    to: week.to < month.to ? week.to : month.to,
  };
};

/** A year beyond 9999 has another form, and no next period. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** The kind of a range; undefined where it is no fixed period or no dates. */
export const kindOfPeriod = ({ from, to }: Days): PeriodKind | undefined => {
  if (!isDay(from)) return undefined;
  return periodKinds.find((kind) => {
    const period = periodAround(kind, from);
    return period.from === from && period.to === to;
  });
};
