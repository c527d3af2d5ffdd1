/** ISO 8601 in local time with its offset: "2026-11-23T09:42:00.000+08:00". */
export const withOffset = (date: Date): string => {
  const offsetMinutes = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + offsetMinutes * 60_000).toISOString().slice(0, -1);
  const sign = offsetMinutes < 0 ? "-" : "+";
  const twoDigits = (value: number): string => String(Math.trunc(Math.abs(value))).padStart(2, "0");
  return `${local}${sign}${twoDigits(offsetMinutes / 60)}:${twoDigits(offsetMinutes % 60)}`;
};
