import type { ReactElement } from "react";
import type { Place } from "../../contract/ipc/view.ts";
import { Icon } from "../controls/icon.tsx";
import { useSettling } from "../host/use-settling.ts";
import { PhrasedText } from "../layout/phrased-text.tsx";
import { officeName } from "../words/office-name.ts";
import { FormPage, type FormScreenProps } from "./form-page.tsx";
import { LeaveButton } from "./leave-button.tsx";

interface ComplaintContactProps extends FormScreenProps {
  readonly place: Place;
  readonly onBack: () => void;
  readonly onCall: () => void;
  readonly onNoCall: () => void;
}

const Lock = (): ReactElement => (
  <svg className="form-lock" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M7.5 11V7.5a4.5 4.5 0 0 1 9 0V11" />
    <rect x="4.5" y="11" width="15" height="10.5" rx="2.5" />
  </svg>
);

/** Asks whether the office may call, and says who will be able to read the number. */
export const ComplaintContact = (props: ComplaintContactProps): ReactElement => {
  const { speech, busy } = props;
  const { words } = speech;
  const office = officeName(props.place.responsibleOffice, speech);
  const settling = useSettling(busy);
  const answer = (testId: string, name: string, meaning: string, onTap: () => void): ReactElement => (
    <button type="button" className="button choice form-answer" data-testid={testId} {...settling} onClick={onTap}>
      {name}
      <small>{meaning}</small>
    </button>
  );
  const buttons = (
    <>
      <LeaveButton speech={speech} busy={busy} wouldLose onLeave={props.onLeave} />
      <button type="button" className="button" data-testid="step-back" disabled={busy} onClick={props.onBack}>
        <Icon name="back" />
        {words("wayOut.back")}
      </button>
    </>
  );
  const note = (
    <>
      <Lock />
      {words("complaint.privacy", { office })}
    </>
  );
  return (
    <FormPage
      display={props.display}
      title={<PhrasedText text={words("complaint.contactTitle", { office })} />}
      note={note}
      buttons={buttons}
    >
      <div className="form-answers mirrors">
        {answer("no-call", words("complaint.noCall"), words("complaint.noCallMeaning"), props.onNoCall)}
        {answer("call", words("complaint.call"), words("complaint.callMeaning"), props.onCall)}
      </div>
    </FormPage>
  );
};
