import { officeTimeZone } from "../../../contract/office/office-time-zone.ts";
import { fill, type Words } from "../words/words.ts";

/** The Swedish format is the ISO one, with digits that align in both languages of the page. */
const asTime = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone: officeTimeZone });

/** "2026-11-23 09:42:31" in Beijing time; a text that is no time is returned unchanged. */
export const formatTime = (time: string | number): string => {
  const moment = new Date(time);
  return Number.isNaN(moment.getTime()) ? String(time) : asTime.format(moment);
};

/** "13:30" in Beijing time; a text that is no time is returned unchanged. */
export const formatClock = (time: string): string =>
  Number.isNaN(Date.parse(time)) ? time : formatTime(time).slice(11, 16);

/** "2026-11-23" in Beijing time. */
export const formatDay = (timeMs: number): string => formatTime(timeMs).slice(0, 10);

/** "2026-11-23 周一": a day as people plan by it; a text that is no day is returned unchanged. */
export const formatWeekday = (words: Words, day: string): string => {
  const number = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (Number.isNaN(number)) return day;
  return `${day} ${words.daysOfWeek.split(",").at(number - 1)}`;
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long ago, in words up to a day, then the time itself. `nowMs` is by the centre's clock, as `time` is. */
export const formatAgo = (words: Words, time: string | null, nowMs: number): string => {
  if (time === null) return words.never;
  const ageMs = nowMs - Date.parse(time);
  if (Number.isNaN(ageMs) || ageMs >= dayMs) return formatTime(time);
  if (ageMs < minuteMs) return words.justNow;
  if (ageMs < hourMs) return fill(words.minutesAgo, { count: Math.floor(ageMs / minuteMs) });
  return fill(words.hoursAgo, { count: Math.floor(ageMs / hourMs) });
};

/** A duration in the one unit that fits: seconds below a minute, days from two days up. */
export const formatSpan = (words: Words, ms: number): string => {
  if (ms < minuteMs) return fill(words.seconds, { count: Math.floor(ms / 1_000) });
  if (ms < hourMs) return fill(words.minutes, { count: Math.floor(ms / minuteMs) });
  if (ms < 2 * dayMs) return fill(words.hours, { count: Math.floor(ms / hourMs) });
  return fill(words.days, { count: Math.floor(ms / dayMs) });
};
