import { dayText, timeText } from "../words/date-time.ts";

/**
 * The time at which service resumes, in everyday form: "13:30", with the day if it is not today. Null if it is unknown or
 * already past: an old promise is not shown. `until` is ISO 8601.
 */
export const returnTime = (until: string | null, now: Date, locale: string, timeZone?: string): string | null => {
  if (until === null) return null;
  const at = new Date(until);
  if (!(at.getTime() > now.getTime())) return null;
  const day = dayText(at, locale, timeZone);
  const time = timeText(at, locale, timeZone);
  return day === dayText(now, locale, timeZone) ? time : `${day} ${time}`;
};
