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

/** The time since then, in the largest unit that fits; zero if the clock was set back since. */
export const sinceText = (at: string, now: Date, { words }: Speech): string => {
  const ms = Math.max(0, now.getTime() - new Date(at).getTime());
  if (ms >= 2 * dayMs) return words("it.age.days", { days: Math.floor(ms / dayMs) });
  if (ms >= 2 * hourMs) return words("it.age.hours", { hours: Math.floor(ms / hourMs) });
  return words("it.age.minutes", { minutes: Math.floor(ms / minuteMs) });
};
