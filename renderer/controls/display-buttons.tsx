import type { ReactElement } from "react";
import type { Speech } from "../words/speech.ts";
import type { DisplayControls } from "./display-controls.ts";
import { LanguageButton } from "./language-button.tsx";

interface DisplayButtonsProps {
  readonly speech: Speech;
  readonly display: DisplayControls;
}

/** 大字, 显示 and the other language: the same three buttons, in the same place, on every citizen's screen. */
export const DisplayButtons = ({ speech, display }: DisplayButtonsProps): ReactElement => (
  <>
    <button
      type="button"
      className="button"
      data-testid="large-text"
      aria-pressed={display.preferences.largeText}
      onClick={() => display.onTogglePreference("largeText")}
    >
      {speech.words("display.largeText")}
    </button>
    <button type="button" className="button" data-testid="preferences-open" onClick={display.onOpenPreferences}>
      {speech.words("display.open")}
    </button>
    <LanguageButton language={speech.language} onSwitch={display.onSwitchLanguage} />
  </>
);
