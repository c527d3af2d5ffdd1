import { type ReactElement, type RefObject, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import type { Speech } from "../../words/speech.ts";
import type { EntryDraft, Letters } from "./entry-draft.ts";
import type { KeyBoard, KeyBoardFace } from "./key-board.ts";
import { type LayoutName, layoutOf } from "./key-layouts.ts";
import { loadKeyBoard } from "./load-typing.ts";

interface KeysProps {
  readonly draft: EntryDraft;
  readonly speech: Speech;
  readonly onKey: (key: string) => void;
}

const lettersWord = { pinyin: "textEntry.toPinyin", hand: "textEntry.toHand", latin: "textEntry.toLatin" } as const;

const faceOf = (layoutName: LayoutName, letters: Letters, isCleared: boolean, { words }: Speech): KeyBoardFace => {
  const isSymbols = layoutName === "chinese-symbols" || layoutName === "latin-symbols";
  return {
    layoutName,
    words: {
      "{erase}": words("textEntry.erase"),
      "{clear}": words(isCleared ? "textEntry.restore" : "textEntry.clear"),
      "{space}": words("textEntry.space"),
      "{shift}": words("textEntry.capital"),
      "{hand}": words(lettersWord[letters === "hand" ? "pinyin" : "hand"]),
      "{language}": words(lettersWord[letters === "latin" ? "pinyin" : "latin"]),
      "{symbols}": words(isSymbols ? lettersWord[letters] : "textEntry.toSymbols"),
    },
  };
};

interface KeyRowsProps {
  /** The same object while its content is unchanged: a new one redraws every key. */
  readonly face: KeyBoardFace;
  readonly label: string;
  readonly onKey: (key: string) => void;
}

type CreateKeyBoard = typeof import("./key-board.ts").createKeyBoard;

/** Makes the keys in the element once their code is loaded, and removes them with it. */
const useKeyBoard = ({ face, onKey }: KeyRowsProps): RefObject<HTMLDivElement | null> => {
  const element = useRef<HTMLDivElement>(null);
  const [keyBoard, setKeyBoard] = useState<KeyBoard | null>(null);
  const press = useEffectEvent(onKey);
  const make = useEffectEvent((create: CreateKeyBoard): KeyBoard | null =>
    element.current === null ? null : create(element.current, face, (key) => press(key)),
  );
  useEffect(() => {
    let made: KeyBoard | null = null;
    let isGone = false;
    void loadKeyBoard().then(({ createKeyBoard }) => {
      if (isGone) return;
      made = make(createKeyBoard);
      setKeyBoard(made);
    });
    return () => {
      isGone = true;
      made?.remove();
    };
  }, []);
  useEffect(() => keyBoard?.show(face), [keyBoard, face]);
  return element;
};

/** Rows of keys. While their code is loading, their room stays empty. */
export const KeyRows = (props: KeyRowsProps): ReactElement => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and meaning with it
  <div ref={useKeyBoard(props)} className="entry-keys" role="group" aria-label={props.label} />
);

/** The keys of a text, as the draft needs them now. */
export const Keys = ({ draft, speech, onKey }: KeysProps): ReactElement => {
  const layoutName = layoutOf(draft);
  const isCleared = draft.cleared !== null;
  const { letters } = draft;
  const face = useMemo(() => faceOf(layoutName, letters, isCleared, speech), [layoutName, letters, isCleared, speech]);
  return <KeyRows face={face} label={speech.words("textEntry.keys")} onKey={onKey} />;
};
