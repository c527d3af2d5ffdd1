import { useEffect, useState } from "react";
import { untilNextMinuteMs } from "../words/date-time.ts";

/** The wall clock, updated at every full minute. */
export const useMinute = (): Date => {
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
