import { type ReactElement, useMemo } from "react";
import type { Speech } from "../../words/speech.ts";
import type { EntryDraft } from "./entry-draft.ts";
import type { KeyBoardFace } from "./key-board.ts";
import { type LayoutName, layoutOf } from "./key-layouts.ts";
import { KeyRows } from "./key-rows.tsx";

interface KeysProps {
  readonly draft: EntryDraft;
  readonly speech: Speech;
  readonly onKey: (key: string) => void;
}

const lettersWord = { pinyin: "textEntry.toPinyin", latin: "textEntry.toLatin" } as const;

const faceOf = (layoutName: LayoutName, isCleared: boolean, { words }: Speech): KeyBoardFace => {
  const isChinese = layoutName === "pinyin" || layoutName === "chinese-symbols";
  const isSymbols = layoutName === "chinese-symbols" || layoutName === "latin-symbols";
  return {
    layoutName,
    words: {
      "{erase}": words("textEntry.erase"),
      "{clear}": words(isCleared ? "textEntry.restore" : "textEntry.clear"),
      "{space}": words("textEntry.space"),
      "{shift}": words("textEntry.capital"),
      "{language}": words(lettersWord[isChinese ? "latin" : "pinyin"]),
      "{symbols}": words(isSymbols ? lettersWord[isChinese ? "pinyin" : "latin"] : "textEntry.toSymbols"),
    },
  };
};

/** The keys of a text, as the draft needs them now. */
export const Keys = ({ draft, speech, onKey }: KeysProps): ReactElement => {
  const layoutName = layoutOf(draft);
  const isCleared = draft.cleared !== null;
  const face = useMemo(() => faceOf(layoutName, isCleared, speech), [layoutName, isCleared, speech]);
  return <KeyRows face={face} label={speech.words("textEntry.keys")} onKey={onKey} />;
};
