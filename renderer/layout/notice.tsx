import { type ReactElement, useEffect } from "react";
import type { Problem } from "../../contract/problems/problem.ts";
import { sentenceOf } from "../../contract/problems/sentences.ts";
import type { Speech } from "../words/speech.ts";

interface NoticeProps {
  readonly problem: Problem;
  readonly speech: Speech;
  readonly onDismiss: () => void;
}

/**
 * The error and its remedy, over the lower part of a screen, until the next touch anywhere: it may cover the button for
 * that touch.
 */
export const Notice = ({ problem, speech, onDismiss }: NoticeProps): ReactElement => {
  useEffect(() => {
    window.addEventListener("pointerdown", onDismiss);
    return () => window.removeEventListener("pointerdown", onDismiss);
  }, [onDismiss]);
  return (
    <div className="notice mirrors" role="alert" data-testid="notice">
      <p>{sentenceOf(problem, speech.language)}</p>
      <button type="button" className="button" onClick={onDismiss}>
        {speech.words("notice.dismiss")}
      </button>
    </div>
  );
};
