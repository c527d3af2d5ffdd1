import type { ReactElement } from "react";
import { type Language, otherLanguage, speeches } from "../words/speech.ts";

interface LanguageButtonProps {
  readonly language: Language;
  readonly onSwitch: () => void;
}

/** Offers the other language in its own words. */
export const LanguageButton = ({ language, onSwitch }: LanguageButtonProps): ReactElement => {
  const offered = speeches[otherLanguage(language)];
  return (
    <button
      type="button"
      className="button"
      data-testid="language"
      lang={offered.locale}
      aria-label={offered.words("language.choose")}
      onClick={onSwitch}
    >
      {offered.words("language.ownName")}
    </button>
  );
};
