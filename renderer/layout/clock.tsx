import type { ReactElement } from "react";
import { useMinute } from "../host/use-minute.ts";
import { dayText, timeText } from "../words/date-time.ts";

/** Today and the time of day. */
export const Clock = ({ locale }: { readonly locale: string }): ReactElement => {
  const now = useMinute();
  return (
    <time className="clock">
      <span className="clock-day">{dayText(now, locale)}</span> <b>{timeText(now, locale)}</b>
    </time>
  );
};
