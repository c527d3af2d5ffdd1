import { dayText, timeText } from "../../words/date-time.ts";
import type { Speech } from "../../words/speech.ts";

/** "11月23日 星期一 09:42". */
export const momentText = (at: string, { locale }: Speech): string => {
  const date = new Date(at);
  return `${dayText(date, locale)} ${timeText(date, locale)}`;
};

/** "11-23 09:42:05", local time: lines of a log are compared by the second, and may be of another day. */
export const stampText = (at: string): string => new Date(at).toLocaleString("sv-SE").slice("2026-".length);

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

const zoneStepSeconds = 0.5 * hourSeconds;
const zoneToleranceSeconds = 2 * minuteSeconds;

/** Time zones differ by half hours: a clock that is wrong by just that was set in another one. */
const isZoneOff = (seconds: number): boolean => {
  const rest = seconds % zoneStepSeconds;
  return (
    seconds >= zoneStepSeconds - zoneToleranceSeconds && Math.min(rest, zoneStepSeconds - rest) <= zoneToleranceSeconds
  );
};

/** How this device's clock is wrong: "本机慢约 8 小时（多半是时区设错），请校准系统时钟。". Seconds, this device less the centre. */
export const clockOffText = (offSeconds: number, speech: Speech): string => {
  const seconds = Math.abs(offSeconds);
  return speech.words(offSeconds < 0 ? "it.clock.slow" : "it.clock.fast", {
    by: durationText(seconds, speech),
    why: isZoneOff(seconds) ? speech.words("it.clock.zone") : "",
  });
};

/** The time since then, in the largest unit that fits; zero if the clock was set back since. */
export const sinceText = (at: string, now: Date, { words }: Speech): string => {
  const ms = Math.max(0, now.getTime() - new Date(at).getTime());
  if (ms >= 2 * dayMs) return words("it.age.days", { days: Math.floor(ms / dayMs) });
  if (ms >= 2 * hourMs) return words("it.age.hours", { hours: Math.floor(ms / hourMs) });
  return words("it.age.minutes", { minutes: Math.floor(ms / minuteMs) });
};
