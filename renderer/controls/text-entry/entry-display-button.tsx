import type { ReactElement } from "react";
import { otherLanguage, type Speech, speeches } from "../../words/speech.ts";

interface EntryDisplayButtonProps {
  readonly speech: Speech;
  readonly onOpen: () => void;
}

/** Opens 大字, 显示 and the language from the space of one key: the keyboard covers the usual buttons. */
export const EntryDisplayButton = ({ speech, onOpen }: EntryDisplayButtonProps): ReactElement => {
  const offered = speeches[otherLanguage(speech.language)];
  return (
    <button
      type="button"
      className="button entry-display"
      data-testid="preferences-open"
      aria-description={speech.words("textEntry.display")}
      onClick={onOpen}
    >
      {speech.words("textEntry.displayShort")}
      <br />
      <span lang={offered.locale}>{offered.words("language.short")}</span>
    </button>
  );
};
