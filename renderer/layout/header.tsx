import { memo, type ReactElement, useRef } from "react";
import type { Place } from "../../contract/ipc/view.ts";
import { useMinute } from "../host/use-minute.ts";
import { dayText, timeText } from "../words/date-time.ts";
import type { Speech } from "../words/speech.ts";
import { PhrasedText } from "./phrased-text.tsx";
import { type FittingStep, useFittingStep } from "./use-fitting-step.ts";
import { WindowStar } from "./window-star.tsx";

/** In large print names first stay at their usual size; only then do they take more lines. */
const nameSteps = [
  { names: "large" },
  { names: "usual" },
  { names: "wrapped" },
] as const satisfies readonly FittingStep[];

/** Today and the time of day. */
const Clock = ({ locale }: { readonly locale: string }): ReactElement => {
  const now = useMinute();
  return (
    <time className="clock">
      <span className="clock-day">{dayText(now, locale)}</span> <b>{timeText(now, locale)}</b>
    </time>
  );
};

/** The place: information only, nothing to touch. */
export const Header = memo(({ place, speech }: { readonly place: Place; readonly speech: Speech }): ReactElement => {
  const header = useRef<HTMLElement>(null);
  const number = speech.words("header.windowNumber", { number: speech.windowNumber(place.windowNumber) });
  const windowName = speech.local(place.windowName);
  const unitName = speech.local(place.unitName);
  useFittingStep(header, nameSteps, `${number} ${windowName} ${unitName}`);
  return (
    <header ref={header} className="header">
      <WindowStar className="header-mark" />
      <div className="header-place" data-fits="">
        <p className="header-window">
          <b>{number}</b>
          <PhrasedText text={windowName} />
        </p>
        <p>
          <PhrasedText text={unitName} />
        </p>
      </div>
      <Clock locale={speech.locale} />
    </header>
  );
});
