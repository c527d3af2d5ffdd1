import { type ReactElement, useEffect, useState } from "react";
import { dayText, timeText, untilNextMinuteMs } from "./date-time.ts";

const useMinute = (): Date => {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const renewLater = (): void => {
      timer = setTimeout(() => {
        setNow(new Date());
        renewLater();
      }, untilNextMinuteMs(Date.now()));
    };
    renewLater();
    return () => clearTimeout(timer);
  }, []);
  return now;
};

/** The wall clock, renewed as its minute ends. */
export const Clock = ({ locale }: { readonly locale: string }): ReactElement => {
  const now = useMinute();
  return (
    <time className="clock">
      <span className="clock-day">{dayText(now, locale)}</span> <b>{timeText(now, locale)}</b>
    </time>
  );
};
