import type { ReactElement } from "react";
import type { KioskView } from "../../contract/ipc/view.ts";
import { HoldArea } from "../controls/hold-area.tsx";
import { useMinute } from "../host/use-minute.ts";
import { Message } from "../layout/message.tsx";
import { PhrasedText } from "../layout/phrased-text.tsx";
import { StateMark } from "../layout/state-mark.tsx";
import { returnTime } from "../words/date-time.ts";
import type { Speech } from "../words/speech.ts";

interface PausedScreenProps {
  readonly view: Extract<KioskView, { readonly screen: "paused" }>;
  readonly speech: Speech;
  readonly onOpenStaffMenu: () => void;
}

/** 暂停服务: the reason and the time of return. Staff hold the clock to resume. */
export const PausedScreen = (props: PausedScreenProps): ReactElement => {
  const { view, speech } = props;
  const time = returnTime(view.until, useMinute(), speech.locale);
  const reason = speech.local(view.reason);
  const state = speech.words("paused.title");
  return (
    <Message testId="paused" content={`${reason} ${time}`}>
      <div className="message-hold">
        <StateMark state="paused" />
        <HoldArea testId="window-mark" label={speech.words("paused.hold")} onHold={props.onOpenStaffMenu} />
      </div>
      {reason !== state && <p className="message-state">{state}</p>}
      <h1>
        <PhrasedText text={reason} />
      </h1>
      {time !== null && (
        <p className="message-time" data-testid="paused-until">
          {speech.words("paused.until", { time })}
        </p>
      )}
      <p>{speech.words("paused.comfort")}</p>
      <p>{speech.words("paused.apology")}</p>
    </Message>
  );
};
