import type { ReactElement } from "react";
import type { Services } from "../../contract/ipc/view.ts";
import type { Speech } from "../words/speech.ts";

interface FormsButtonProps {
  readonly services: Services;
  readonly speech: Speech;
  readonly onOpen: () => void;
}

/** 意见 · 投诉 · 问卷, for the footer of every screen between two visits. */
export const FormsButton = ({ services, speech, onOpen }: FormsButtonProps): ReactElement => (
  <button type="button" className="button" data-testid="forms-open" onClick={onOpen}>
    {speech.words(services.survey === null ? "forms.openWithoutSurvey" : "forms.open")}
  </button>
);
