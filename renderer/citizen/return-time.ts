import { dayText, timeText } from "../words/date-time.ts";

/**
 * When service goes on, as people say it: "13:30", and with its day where that is not today. Null where nobody has said
 * or the time is over: a promise that was not kept is not repeated. `until` is ISO 8601.
 */
export const returnTime = (until: string | null, now: Date, locale: string, timeZone?: string): string | null => {
  if (until === null) return null;
  const at = new Date(until);
  if (!(at.getTime() > now.getTime())) return null;
  const day = dayText(at, locale, timeZone);
  const time = timeText(at, locale, timeZone);
  return day === dayText(now, locale, timeZone) ? time : `${day} ${time}`;
};
