/** A line of opening hours. `days` is "" where it does not name days and times apart. */
export interface HoursRow {
  readonly days: string;
  readonly times: string;
}

const withTimes = /^(.*?)[\s,，:：]*((?:上午|下午|早上|晚上)?\s*\d{1,2}(?:[:：]\d{2}|[点时]).*)$/;
const withoutService = /^(.+?)[\s,，:：]*(休息|不办公|closed)$/i;
/** The English order: "closed on public holidays". */
const closedFirst = /^(closed)\s+(?:on\s+)?(.+)$/i;

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const rowOf = (line: string): HoursRow => {
  const [, closed, closedDays = ""] = closedFirst.exec(line) ?? [];
  if (closed !== undefined) return { days: capitalized(closedDays), times: closed };
  const [, days = "", times = line] = withTimes.exec(line) ?? withoutService.exec(line) ?? [];
  return { days, times };
};

/**
 * The office's opening hours, "周一至周五 9:00–12:00；周六 9:30–11:30", as days and times, a row for each part. Null where
 * no part names days and times: such a text stays as it is.
 */
export const hoursRows = (text: string): readonly HoursRow[] | null => {
  const rows = text
    .split(/[；;\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map(rowOf);
  return rows.some(({ days }) => days !== "") ? rows : null;
};
