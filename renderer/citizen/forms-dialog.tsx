import type { ReactElement } from "react";
import type { FormName, Services } from "../../contract/ipc/view.ts";
import { Icon, type IconName } from "../controls/icon.tsx";
import { Dialog } from "../layout/dialog.tsx";
import { PhrasedText } from "../layout/phrased-text.tsx";
import type { Speech } from "../words/speech.ts";

interface FormsDialogProps {
  readonly services: Services;
  readonly speech: Speech;
  readonly busy: boolean;
  readonly onOpenForm: (form: FormName) => void;
  readonly onClose: () => void;
}

/** The forms beside a rating: the opinion book, a complaint, and the current survey. */
export const FormsDialog = ({ services, speech, busy, onOpenForm, onClose }: FormsDialogProps): ReactElement => {
  const choice = (form: FormName, icon: IconName, name: string, about: string): ReactElement => (
    <button
      type="button"
      className="button choice"
      data-testid={`form-${form}`}
      disabled={busy}
      onClick={() => onOpenForm(form)}
    >
      <Icon name={icon} />
      <span>
        {name}
        <small>
          <PhrasedText text={about} />
        </small>
      </span>
    </button>
  );
  const { words } = speech;
  return (
    <Dialog title={words("forms.title")} onClose={onClose}>
      <div className="dialog-choices mirrors">
        {choice("opinion", "bubble", words("forms.opinion"), words("forms.opinionAbout"))}
        {choice("complaint", "megaphone", words("forms.complaint"), words("forms.complaintAbout"))}
        {services.survey !== null &&
          choice("survey", "clipboard", words("forms.survey"), speech.local(services.survey))}
      </div>
      <div className="dialog-way-out mirrors">
        <button type="button" className="button quiet" data-testid="forms-close" data-safe="" onClick={onClose}>
          <Icon name="leave" />
          {words("wayOut.leave")}
        </button>
      </div>
    </Dialog>
  );
};

interface FormsButtonProps {
  readonly services: Services;
  readonly speech: Speech;
  readonly onOpen: () => void;
}

/** 意见 · 投诉 · 问卷, for the footer of every screen between two visits. */
export const FormsButton = ({ services, speech, onOpen }: FormsButtonProps): ReactElement => (
  <button type="button" className="button wordy" data-testid="forms-open" onClick={onOpen}>
    <Icon name="bubble" />
    {speech.words(services.survey === null ? "forms.openWithoutSurvey" : "forms.open")}
  </button>
);
