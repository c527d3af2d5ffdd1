import type { ReactElement } from "react";
import { Dialog } from "../../layout/dialog.tsx";
import type { Speech } from "../../words/speech.ts";

interface QuestionProps {
  readonly title: string;
  /** The consequences. */
  readonly text: string;
  /** The answer that acts. */
  readonly deed: string;
  /** `restart`: its answers are `restart-now` and `restart-stay`. */
  readonly testId: string;
  readonly speech: Speech;
  readonly onDeed: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be undone here. 取消 stands out, and changes nothing. */
export const Question = (props: QuestionProps): ReactElement => {
  const { title, text, deed, testId, speech, onDeed, onClose } = props;
  const act = (): void => {
    onClose();
    onDeed();
  };
  return (
    <Dialog title={title} text={text} onClose={onClose}>
      <div className="dialog-buttons">
        <button type="button" className="button" data-testid={`${testId}-now`} onClick={act}>
          {deed}
        </button>
        <button type="button" className="button strong" data-testid={`${testId}-stay`} data-safe="" onClick={onClose}>
          {speech.words("it.cancel")}
        </button>
      </div>
    </Dialog>
  );
};
