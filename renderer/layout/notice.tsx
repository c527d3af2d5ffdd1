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
 * What went wrong and what to do, over the lower part of a screen, until somebody touches the screen again: it may lie
 * over the very button that the next touch is for.
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
