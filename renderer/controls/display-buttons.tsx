import type { ReactElement } from "react";
import { type Settling, useSettlingBelowKeys } from "../host/use-settling.ts";
import { type Language, otherLanguage, type Speech, speeches } from "../words/speech.ts";
import type { DisplayControls } from "./display-controls.ts";
import { Icon } from "./icon.tsx";

interface DisplayButtonsProps {
  readonly speech: Speech;
  readonly display: DisplayControls;
}

interface LanguageButtonProps {
  readonly language: Language;
  readonly settling?: Settling;
  readonly onSwitch: () => void;
}

/** Offers the other language in its own words. */
export const LanguageButton = ({ language, settling, onSwitch }: LanguageButtonProps): ReactElement => {
  const offered = speeches[otherLanguage(language)];
  return (
    <button
      type="button"
      className="button"
      data-testid="language"
      {...settling}
      lang={offered.locale}
      aria-label={offered.words("language.choose")}
      onClick={onSwitch}
    >
      <Icon name="globe" />
      {offered.words("language.ownName")}
    </button>
  );
};

/** 大字, 无障碍 and the other language: the same three buttons, in the same place, on every citizen's screen. */
export const DisplayButtons = ({ speech, display }: DisplayButtonsProps): ReactElement => {
  const settling = useSettlingBelowKeys();
  return (
    <>
      <button
        type="button"
        className="button"
        data-testid="large-text"
        {...settling}
        aria-pressed={display.preferences.largeText}
        onClick={() => display.onTogglePreference("largeText")}
      >
        <Icon name="large-text" />
        {speech.words("display.largeText")}
      </button>
      <button
        type="button"
        className="button"
        data-testid="preferences-open"
        {...settling}
        onClick={display.onOpenPreferences}
      >
        <Icon name="person" />
        {speech.words("display.open")}
      </button>
      <LanguageButton language={speech.language} settling={settling} onSwitch={display.onSwitchLanguage} />
    </>
  );
};
