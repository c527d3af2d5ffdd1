import { type ReactElement, useState } from "react";
import { LoseTextDialog } from "../controls/text-entry/lose-text-dialog.tsx";
import type { Speech } from "../words/speech.ts";

interface LeaveButtonProps {
  readonly label: string;
  readonly speech: Speech;
  readonly busy: boolean;
  /** Whether leaving would lose text. */
  readonly wouldLose: boolean;
  readonly onLeave: () => void;
}

/** 返回: leaves at once where no text is lost, else asks first. */
export const LeaveButton = ({ label, speech, busy, wouldLose, onLeave }: LeaveButtonProps): ReactElement => {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button"
        data-testid="leave"
        disabled={busy}
        onClick={() => (wouldLose ? setAsking(true) : onLeave())}
      >
        {label}
      </button>
      {asking && <LoseTextDialog speech={speech} onStay={() => setAsking(false)} onLose={onLeave} />}
    </>
  );
};
