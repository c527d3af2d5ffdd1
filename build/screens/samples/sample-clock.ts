/** The moment of all samples: a Monday morning in office hours, local time. */
export const sampleNow = new Date(2026, 10, 30, 10, 38);

/** The same evening, after the office has closed. */
export const sampleEvening = new Date(2026, 10, 30, 17, 40);

/** A moment of the samples' day, `days` later, as an ISO string. */
export const sampleTime = (hours: number, minutes: number, days = 0): string =>
  new Date(2026, 10, 30 + days, hours, minutes).toISOString();

/**
 * Stops a page's wall clock at a moment, so that its screens agree with their samples on every day and at every hour.
 * Timers and the monotonic clock go on. Runs in the page, and must therefore use nothing of this file.
 */
export const stopWallClock = (atMs: number): void => {
  const page = globalThis as typeof globalThis & { realDate?: DateConstructor };
  page.realDate ??= Date;
  page.Date = new Proxy(page.realDate, {
    construct: (real, parts) => Reflect.construct(real, parts.length === 0 ? [atMs] : parts) as Date,
    get: (real, name) => (name === "now" ? () => atMs : Reflect.get(real, name)),
  });
};
