import { dayText, timeText } from "../../words/date-time.ts";
import type { Speech } from "../../words/speech.ts";

/** "11月23日 星期一 09:42". */
export const momentText = (at: string, { locale }: Speech): string => {
  const date = new Date(at);
  return `${dayText(date, locale)} ${timeText(date, locale)}`;
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const minuteSeconds = 60;
const hourSeconds = 60 * minuteSeconds;

/** A length of time that a person can picture: "42 秒", "约 5 分钟", "约 1 小时". */
export const durationText = (seconds: number, { words }: Speech): string => {
  if (seconds < 1.5 * minuteSeconds) return words("it.duration.seconds", { count: seconds });
  if (seconds < hourSeconds) return words("it.duration.minutes", { count: Math.round(seconds / minuteSeconds) });
  return words("it.duration.hours", { count: Math.round(seconds / hourSeconds) });
};

/** The time since then, in the largest unit that fits; zero if the clock was set back since. */
export const sinceText = (at: string, now: Date, { words }: Speech): string => {
  const ms = Math.max(0, now.getTime() - new Date(at).getTime());
  if (ms >= 2 * dayMs) return words("it.age.days", { days: Math.floor(ms / dayMs) });
  if (ms >= 2 * hourMs) return words("it.age.hours", { hours: Math.floor(ms / hourMs) });
  return words("it.age.minutes", { minutes: Math.floor(ms / minuteMs) });
};
