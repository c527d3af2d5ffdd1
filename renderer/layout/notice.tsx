import { type ReactElement, useEffect } from "react";
import type { Problem, ProblemCode } from "../../contract/problems/problem.ts";
import { sentenceOf } from "../../contract/problems/sentences.ts";
import type { Speech } from "../words/speech.ts";

interface NoticeProps {
  readonly problem: Problem;
  readonly speech: Speech;
  /** On the screens of IT: every sentence as it is. */
  readonly forIt: boolean;
  readonly onDismiss: () => void;
}

/** Their sentences name an error of the system, a path or a field, which tell a citizen nothing. */
const technical: ReadonlySet<ProblemCode> = new Set([
  "store-failed",
  "data-folder-unwritable",
  "identity-unreadable",
  "database-newer",
  "input-invalid",
  "sender-refused",
]);

/**
 * The error and its remedy, over the lower part of a screen, until the next touch anywhere: it may cover the button for
 * that touch.
 */
export const Notice = ({ problem, speech, forIt, onDismiss }: NoticeProps): ReactElement => {
  useEffect(() => {
    window.addEventListener("pointerdown", onDismiss);
    return () => window.removeEventListener("pointerdown", onDismiss);
  }, [onDismiss]);
  const isHidden = !forIt && technical.has(problem.code);
  return (
    <div className="notice mirrors" role="alert" data-testid="notice">
      <p>
        {isHidden ? speech.words("notice.notSaved") : sentenceOf(problem, speech.language)}{" "}
        {isHidden && <small data-testid="notice-code">{problem.code}</small>}
      </p>
      <button type="button" className="button" onClick={onDismiss}>
        {speech.words("notice.dismiss")}
      </button>
    </div>
  );
};
