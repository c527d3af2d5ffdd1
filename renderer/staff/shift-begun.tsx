import { type ReactElement, useEffect } from "react";
import type { Badge } from "../../contract/ipc/view.ts";
import type { Speech } from "../words/speech.ts";

/** Long enough to be read at a glance; citizens need the buttons below. */
const shownMs = 8_000;

interface ShiftBegunProps {
  readonly badge: Badge;
  /** A colleague has handed over. */
  readonly takenOver: boolean;
  readonly speech: Speech;
  readonly onClose: () => void;
}

/** Says to the person who has just logged in here that the shift runs, until the next touch anywhere. */
export const ShiftBegun = ({ badge, takenOver, speech, onClose }: ShiftBegunProps): ReactElement => {
  useEffect(() => {
    const timer = setTimeout(onClose, shownMs);
    window.addEventListener("pointerdown", onClose);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pointerdown", onClose);
    };
  }, [onClose]);
  const name = speech.local(badge.name);
  return (
    <div className="notice calm mirrors" role="status" data-testid="shift-begun">
      <p>{speech.words(takenOver ? "shiftBegun.takenOver" : "shiftBegun.begun", { name })}</p>
    </div>
  );
};
