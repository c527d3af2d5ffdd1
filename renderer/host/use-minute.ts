import { useEffect, useReducer } from "react";
import { untilNextMinuteMs } from "../words/date-time.ts";

/** The wall clock: read at every drawing, so that a corrected clock shows at once, and drawn at every full minute. */
export const useMinute = (): Date => {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const renewLater = (): void => {
      timer = setTimeout(() => {
        draw();
        renewLater();
      }, untilNextMinuteMs(Date.now()));
    };
    renewLater();
    return () => clearTimeout(timer);
  }, []);
  return new Date();
};
