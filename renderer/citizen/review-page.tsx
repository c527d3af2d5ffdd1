import type { ReactElement, ReactNode } from "react";
import { Icon } from "../controls/icon.tsx";
import { useSettling } from "../host/use-settling.ts";
import { FormPage, type FormScreenProps } from "./form-page.tsx";
import { LeaveButton } from "./leave-button.tsx";
import { CitizenTexts } from "./written-words.tsx";

interface ReviewPageProps extends FormScreenProps {
  readonly text: string;
  /** Who receives it, and the data that is sent with it. */
  readonly note: ReactNode;
  readonly submit: string;
  readonly onChange: () => void;
  readonly onSubmit: () => void;
}

/** 请核对内容后提交: the citizen reads the text again before it is submitted. */
export const ReviewPage = (props: ReviewPageProps): ReactElement => {
  const { speech, busy } = props;
  const settling = useSettling(busy);
  const buttons = (
    <>
      <LeaveButton speech={speech} busy={busy} wouldLose onLeave={props.onLeave} />
      <button type="button" className="button" data-testid="change-text" disabled={busy} onClick={props.onChange}>
        <Icon name="pen" />
        {speech.words("opinion.change")}
      </button>
      <button type="button" className="button strong" data-testid="form-submit" {...settling} onClick={props.onSubmit}>
        {props.submit}
      </button>
    </>
  );
  return (
    <FormPage
      display={props.display}
      title={speech.words("opinion.reviewTitle")}
      note={props.note}
      isReadOnly
      buttons={buttons}
    >
      <CitizenTexts text={props.text} />
    </FormPage>
  );
};
