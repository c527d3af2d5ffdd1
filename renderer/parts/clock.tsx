import type { ReactElement } from "react";
import { dayText, timeText } from "./date-time.ts";
import { useMinute } from "./use-minute.ts";

/** Today and the time of day. */
export const Clock = ({ locale }: { readonly locale: string }): ReactElement => {
  const now = useMinute();
  return (
    <time className="clock">
      <span className="clock-day">{dayText(now, locale)}</span> <b>{timeText(now, locale)}</b>
    </time>
  );
};
