const day = { weekday: "long", day: "numeric", month: "long" } as const satisfies Intl.DateTimeFormatOptions;
const date = { day: "numeric", month: "long" } as const satisfies Intl.DateTimeFormatOptions;
const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const satisfies Intl.DateTimeFormatOptions;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Making a format takes longer than the rest of a header, so each is made once. For another UTC offset it is made again,
 * because a format keeps the time zone in which it was made.
 */
const formatFor = (at: Date, options: Intl.DateTimeFormatOptions, locale: string, timeZone?: string) => {
  const key = [locale, timeZone ?? at.getTimezoneOffset(), ...Object.keys(options)].join(" ");
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, ...(timeZone === undefined ? {} : { timeZone }) });
  formats.set(key, made);
  return made;
};

/** "11月23日星期一", "Monday 23 November": the day in everyday form. */
export const dayText = (at: Date, locale: string, timeZone?: string): string =>
  formatFor(at, day, locale, timeZone).format(at).replace("日星期", "日 星期");

/** "12月7日", "7 December": a day, "2026-12-07", without its year. */
export const dateText = (on: string, locale: string): string =>
  formatFor(new Date(`${on}T00:00:00Z`), date, locale, "UTC").format(new Date(`${on}T00:00:00Z`));

/** "09:42", always with 24 hours. */
export const timeText = (at: Date, locale: string, timeZone?: string): string =>
  formatFor(at, time, locale, timeZone).format(at);

const minuteMs = 60_000;

/** The time until the displayed minute is over, milliseconds; at least one. */
export const untilNextMinuteMs = (nowMs: number): number => minuteMs - (nowMs % minuteMs);

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

const dayNumber = (at: Date): number => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / 86_400_000;

/** "今天", "明天"; the weekday within a week; else the whole date. */
const nearDay = (at: Date, now: Date, locale: string): string => {
  const days = dayNumber(at) - dayNumber(now);
  if (days < 2) return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day");
  if (days >= 7) return dayText(at, locale);
  return new Intl.DateTimeFormat(locale, { weekday: locale.startsWith("zh") ? "short" : "long" }).format(at);
};

/**
 * The next start of service as a person says it: "周一 9:00". Null if none is planned or it has passed. `opensAt` is ISO
 * 8601.
 */
export const openingText = (opensAt: string | null, now: Date, locale: string): string | null => {
  if (opensAt === null) return null;
  const at = new Date(opensAt);
  return at > now ? `${nearDay(at, now, locale)} ${timeText(at, locale).replace(/^0/, "")}` : null;
};
