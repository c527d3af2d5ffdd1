import type { ReactElement } from "react";
import type { KioskView } from "../../contract/ipc/view.ts";
import { useMinute } from "../host/use-minute.ts";
import { Message } from "../layout/message.tsx";
import { PhrasedText } from "../layout/phrased-text.tsx";
import { StateMark } from "../layout/state-mark.tsx";
import { widthInEms } from "../layout/text-width.ts";
import { openingText } from "../words/date-time.ts";
import { hoursRows } from "../words/hours-rows.ts";
import type { Speech } from "../words/speech.ts";

interface ClosedScreenProps {
  readonly view: Extract<KioskView, { readonly screen: "closed" }>;
  readonly speech: Speech;
}

/** Days up to this width take one line, and leave the times enough. */
const mostDaysEms = 10;

/** The office's opening hours: days and times side by side, or its own text where that has no such rows. */
const Hours = ({ text }: { readonly text: string }): ReactElement => {
  const rows = hoursRows(text);
  if (rows === null)
    return (
      <p>
        <PhrasedText text={text} />
      </p>
    );
  return (
    <table>
      <tbody>
        {rows.map(({ days, times }) => (
          <tr key={`${days} ${times}`}>
            {days !== "" && (
              <th scope="row" {...(widthInEms(days) <= mostDaysEms && { className: "unbroken" })}>
                {days}
              </th>
            )}
            <td colSpan={days === "" ? 2 : 1}>
              <PhrasedText text={times} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Shown outside the opening hours: the next start of service, and all hours. */
export const ClosedScreen = ({ view, speech }: ClosedScreenProps): ReactElement => {
  const hours = speech.local(view.hours);
  const time = openingText(view.opensAt, useMinute(), speech.locale);
  return (
    <Message testId="closed" content={`${hours} ${time}`}>
      <StateMark state="closed" />
      <h1>{speech.words("closed.title")}</h1>
      {time !== null && (
        <p className="message-time" data-testid="opens-at">
          {speech.words("closed.opens", { time })}
        </p>
      )}
      <section className="message-hours">
        <h2>{speech.words("closed.hours")}</h2>
        <Hours text={hours} />
      </section>
    </Message>
  );
};

/** Shown while no member of staff is on duty; staff can log in here. */
export const NoOneOnDutyScreen = ({ speech }: { readonly speech: Speech }): ReactElement => (
  <Message testId="no-one-on-duty" content={speech.language}>
    <StateMark state="no-one-on-duty" />
    <h1>{speech.words("noOneOnDuty.title")}</h1>
    <p>{speech.words("noOneOnDuty.comfort")}</p>
    <p>{speech.words("noOneOnDuty.apology")}</p>
  </Message>
);
