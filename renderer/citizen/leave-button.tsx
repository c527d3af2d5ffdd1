import { type ReactElement, useState } from "react";
import { Icon } from "../controls/icon.tsx";
import { LoseTextDialog } from "../controls/text-entry/lose-text-dialog.tsx";
import type { Speech } from "../words/speech.ts";

interface LeaveButtonProps {
  readonly speech: Speech;
  readonly busy: boolean;
  /** Whether leaving would drop something. */
  readonly wouldLose: boolean;
  /** Says what is dropped; without it the written text. */
  readonly dropped?: string;
  readonly onLeave: () => void;
}

/** 退出: leaves at once where nothing is dropped, else asks first. */
export const LeaveButton = ({ speech, busy, wouldLose, dropped, onLeave }: LeaveButtonProps): ReactElement => {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button quiet"
        data-testid="leave"
        disabled={busy}
        onClick={() => (wouldLose ? setAsking(true) : onLeave())}
      >
        <Icon name="leave" />
        {speech.words("wayOut.leave")}
      </button>
      {asking && (
        <LoseTextDialog
          way="leave"
          dropped={dropped}
          speech={speech}
          onStay={() => setAsking(false)}
          onLose={onLeave}
        />
      )}
    </>
  );
};
