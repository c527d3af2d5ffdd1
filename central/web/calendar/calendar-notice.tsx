import { Alert } from "antd";
import { missingCalendarQuestion } from "../../../contract/office/calendar/missing-calendar.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

/** The polling interval, milliseconds: after a rollout the notice leaves this soon. */
const calendarEveryMs = 20_000;

/** Asks for the calendar of a year whose days off the windows do not know. */
export const CalendarNotice = () => {
  const words = useWords();
  const year = useReading(missingCalendarQuestion, calendarEveryMs).known?.value.year ?? null;
  return year === null ? null : <Alert type="warning" showIcon title={fill(words.calendarMissing, { year })} />;
};
