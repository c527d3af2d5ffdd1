import type { OpeningHours } from "../../../contract/sync/configuration.ts";

/** ISO, 1 is Monday. */
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/**
 * Whether a time, as the device's wall clock wrote it, is after the last closing time of its day. A day without service
 * has none, nor has one that runs over midnight.
 */
export const isAfterClosing = (hours: OpeningHours | null, at: string): boolean => {
  const [day, time] = [at.slice(0, 10), at.slice(11, 16)];
  if (!hours || hours.closedOn.includes(day)) return false;
  const parts = hours.open.filter(({ weekdays }) => weekdays.includes(weekdayOf(day)));
  return parts.length > 0 && parts.every(({ from, to }) => from < to && to <= time);
};
