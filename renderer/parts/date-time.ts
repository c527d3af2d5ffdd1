/** "11月23日星期一", "Monday 23 November": the day as people say it. */
export const dayText = (at: Date, locale: string, timeZone?: string): string =>
  new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(timeZone === undefined ? {} : { timeZone }),
  })
    .format(at)
    .replace("日星期", "日 星期");

/** "09:42", always with 24 hours. */
export const timeText = (at: Date, locale: string, timeZone?: string): string =>
  new Intl.DateTimeFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(at);

const minuteMs = 60_000;

/** How long until the displayed minute is over, milliseconds; at least one. */
export const untilNextMinuteMs = (nowMs: number): number => minuteMs - (nowMs % minuteMs);
