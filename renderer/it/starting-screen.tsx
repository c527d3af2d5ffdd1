import { type ReactElement, useEffect, useState } from "react";
import { bothSpeeches, PlainScreen } from "./both-languages.tsx";

/** Longer than a normal start takes on the slowest machine. */
const longestStartMs = 60_000;

/** Whether a start has taken longer than any normal one. */
export const useSlowStart = (isStarting: boolean): boolean => {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isStarting) return undefined;
    const timer = setTimeout(() => setSlow(true), longestStartMs);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isStarting]);
  return isStarting && isSlow;
};

/** A normal start, every morning: no failure, no code. */
export const StartingScreen = (): ReactElement => (
  <PlainScreen testId="starting">
    <div className="starting">
      <svg className="running-mark" viewBox="0 0 120 120" aria-hidden="true">
        <circle className="running-ground" cx="60" cy="60" r="54" />
        <circle className="starting-arc" cx="60" cy="60" r="54" pathLength="100" />
      </svg>
      {bothSpeeches.map(({ locale, words }) => (
        <h1 key={locale} lang={locale}>
          {words("outOfService.starting")}
        </h1>
      ))}
    </div>
  </PlainScreen>
);
