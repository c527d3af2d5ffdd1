import { type ReactElement, useState } from "react";
import { type PauseMinutes, pauseMinutes } from "../../contract/ipc/shift.ts";
import type { KioskView } from "../../contract/ipc/view.ts";
import { Dialog } from "../layout/dialog.tsx";
import type { Speech } from "../words/speech.ts";

type PauseReasons = Extract<KioskView, { readonly screen: "ready" }>["pauseReasons"];

interface PauseReasonsDialogProps {
  readonly reasons: PauseReasons;
  readonly speech: Speech;
  readonly busy: boolean;
  /** `reason` counts the reasons from 0. */
  readonly onPause: (reason: number, minutes: PauseMinutes | null) => void;
  readonly onClose: () => void;
}

interface ChoiceProps {
  readonly testId: string;
  readonly name: string;
  readonly note?: string | null;
  readonly busy: boolean;
  readonly onTap: () => void;
}

const Choice = ({ testId, name, note = null, busy, onTap }: ChoiceProps): ReactElement => (
  <button type="button" className="button" data-testid={testId} disabled={busy} onClick={onTap}>
    {name}
    {note !== null && <small>{note}</small>}
  </button>
);

const BackButton = ({ speech, busy, onClose }: PauseReasonsDialogProps): ReactElement => (
  <button type="button" className="button" data-testid="pause-close" data-safe="" disabled={busy} onClick={onClose}>
    {speech.words("pauseReasons.back")}
  </button>
);

/** For a reason without a time of its own: about how long, if it is known. */
const HowLongDialog = (props: PauseReasonsDialogProps & { readonly reason: number }): ReactElement => {
  const { reasons, reason, speech, busy, onPause, onClose } = props;
  const { words, local } = speech;
  const text = words("pauseReasons.howLongText", { reason: local(reasons[reason]?.text ?? { zh: "" }) });
  const nameOf = (minutes: PauseMinutes): string =>
    minutes === 60 ? words("pauseReasons.hour") : words("pauseReasons.minutes", { minutes });
  return (
    <Dialog title={words("pauseReasons.howLong")} text={text} onClose={onClose}>
      <div className="dialog-choices mirrors">
        {pauseMinutes.map((minutes) => (
          <Choice
            key={minutes}
            testId={`pause-minutes-${minutes}`}
            name={nameOf(minutes)}
            busy={busy}
            onTap={() => onPause(reason, minutes)}
          />
        ))}
        <Choice
          testId="pause-minutes-unknown"
          name={words("pauseReasons.unknown")}
          busy={busy}
          onTap={() => onPause(reason, null)}
        />
        <BackButton {...props} />
      </div>
    </Dialog>
  );
};

/** 暂停服务: the reason, in words that citizens will read, and the time of return. */
export const PauseReasonsDialog = (props: PauseReasonsDialogProps): ReactElement => {
  const { reasons, speech, busy, onPause, onClose } = props;
  const [asked, setAsked] = useState<number | null>(null);
  if (asked !== null) return <HowLongDialog {...props} key="how-long" reason={asked} />;
  return (
    <Dialog
      title={speech.words("pauseReasons.title")}
      text={speech.words("pauseReasons.text")}
      onClose={onClose}
      key="reasons"
    >
      <div className="dialog-choices mirrors">
        {reasons.map(({ text, until }, index) => (
          <Choice
            key={text.zh}
            testId={`pause-${index}`}
            name={speech.local(text)}
            note={until && speech.words("pauseReasons.until", { time: until })}
            busy={busy}
            onTap={() => (until === null ? setAsked(index) : onPause(index, null))}
          />
        ))}
        <BackButton {...props} />
      </div>
    </Dialog>
  );
};
