import { Alert } from "antd";
import { unpublishedYear } from "../../../contract/working-days.ts";
import { formatDay } from "../format/time.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { policyQuestion } from "./questions.ts";

/** The polling interval, milliseconds: after a rollout the notice leaves this soon. */
const policyEveryMs = 20_000;

/** Asks for the calendar of a year whose days off the windows do not know. */
export const CalendarNotice = () => {
  const words = useWords();
  const { known } = useReading(policyQuestion, policyEveryMs);
  const year = known && unpublishedYear(formatDay(known.readAtMs), known.value.content.policy.calendar);
  return year === null ? null : <Alert type="warning" showIcon title={fill(words.calendarMissing, { year })} />;
};
