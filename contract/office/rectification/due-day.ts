import { isWorkedOrAssumed, isWorkingDay, type WorkCalendar } from "../../working-days.ts";

/** The day by whose end something is due. */
export interface DueDay {
  /** "2026-03-09", by the office's date. */
  readonly day: string;
  /** 暂定: the days off of its year were not published yet, so that it may move to a later day. */
  readonly isProvisional: boolean;
}

const dayMs = 24 * 60 * 60 * 1000;

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
const nextDay = (day: string): string => dayAfter(day, 1);

/**
 * The last of `count` working days after `day`; counting begins on the next day. `calendar`: the office's own. Throws a
 * RangeError where `count` is below 1.
 */
export const dueAfter = (day: string, count: number, calendar: WorkCalendar): DueDay => {
  if (count < 1) throw new RangeError("less than one working day");
  let [at, left] = [day, count];
  while (left > 0) {
    at = nextDay(at);
    if (isWorkedOrAssumed(at, calendar)) left -= 1;
  }
  return { day: at, isProvisional: isWorkingDay(at, calendar) === null };
};

/**
 * An announced due day, once the days off of its year are published: the working day that they give, but never one before
 * the announced day.
 */
export const dueSincePublished = (
  announced: DueDay,
  { day, count }: { readonly day: string; readonly count: number },
  calendar: WorkCalendar,
): DueDay => {
  if (!announced.isProvisional) return announced;
  const counted = dueAfter(day, count, calendar);
  let at = counted.day < announced.day ? announced.day : counted.day;
  while (!isWorkedOrAssumed(at, calendar)) at = nextDay(at);
  return { ...counted, day: at };
};

/** How many working days `day` lies after a due day; 0 where it is in time. */
export const workingDaysLate = (due: string, day: string, calendar: WorkCalendar): number => {
  let late = 0;
  for (let at = due; at < day; ) {
    at = nextDay(at);
    if (isWorkedOrAssumed(at, calendar)) late += 1;
  }
  return late;
};

/** On `day`, what was due before the day returned is more than `count` working days late. */
export const lateBefore = (day: string, count: number, calendar: WorkCalendar): string => {
  let at = day;
  for (let late = isWorkedOrAssumed(at, calendar) ? 1 : 0; late <= count; ) {
    at = dayAfter(at, -1);
    if (isWorkedOrAssumed(at, calendar)) late += 1;
  }
  return at;
};
