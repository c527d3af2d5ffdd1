import type { ReactElement } from "react";
import { useSettling } from "../../host/use-settling.ts";
import { PhrasedText } from "../../layout/phrased-text.tsx";
import { otherLanguage, type Speech, speeches } from "../../words/speech.ts";
import type { EntryDraft } from "./entry-draft.ts";
import { spelt } from "./pinyin-candidates.ts";
import type { Dictionary } from "./pinyin-dictionary.ts";

interface EntryStripProps {
  readonly draft: EntryDraft;
  readonly dictionary: Dictionary | null;
  /** How many characters may still be typed; never below 0. */
  readonly left: number;
  readonly mostCharacters: number;
  readonly insteadOfTyping: string | undefined;
  readonly speech: Speech;
}

const noticeIn = ({ draft, mostCharacters, speech }: EntryStripProps): string | null => {
  switch (draft.notice) {
    case "full":
      return speech.words("textEntry.full", { most: mostCharacters });
    case "cut":
      return speech.words("textEntry.cut", { most: mostCharacters });
    case "choose-first":
      return speech.words("textEntry.chooseFirst");
    case "look-again":
      return speech.words("textEntry.lookAgain", { done: speech.words("textEntry.done") });
    case null:
      return null;
  }
};

const hintIn = ({ draft, speech, insteadOfTyping }: EntryStripProps): string => {
  const { text, letters, symbols } = draft;
  if (text === "" && letters !== "hand" && insteadOfTyping !== undefined) return insteadOfTyping;
  if (letters === "latin" || symbols) return "";
  if (text !== "") return speech.words("textEntry.caretHint");
  return letters === "pinyin" ? speech.words("textEntry.pinyinHint") : "";
};

/** Between field and keys: the typed pinyin, an error or a hint, and the room left. */
export const EntryStrip = (props: EntryStripProps): ReactElement => {
  const { draft, dictionary, left, speech } = props;
  const notice = noticeIn(props);
  return (
    <div className="entry-strip">
      <span className="entry-left" data-testid="characters-left">
        {speech.words("textEntry.left", { left })}
      </span>
      {draft.pinyin !== "" && (
        <b className="entry-pinyin" data-testid="pinyin">
          {spelt(draft.pinyin, dictionary)}
        </b>
      )}
      <span className="entry-notice" role="status">
        {notice}
      </span>
      {draft.pinyin === "" && notice === null && (
        <span className="entry-hint">
          <PhrasedText text={hintIn(props)} />
        </span>
      )}
    </div>
  );
};

interface EntryDisplayButtonProps {
  readonly speech: Speech;
  readonly onOpen: () => void;
}

/** Opens 大字, 无障碍 and the language from the space of one key: the keyboard covers the usual buttons. */
export const EntryDisplayButton = ({ speech, onOpen }: EntryDisplayButtonProps): ReactElement => {
  const offered = speeches[otherLanguage(speech.language)];
  const settling = useSettling();
  return (
    <button
      type="button"
      className="button entry-display"
      {...settling}
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
