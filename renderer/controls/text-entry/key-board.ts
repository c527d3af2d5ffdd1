import { SimpleKeyboard } from "simple-keyboard/build/index.modern.js";
import { everyKey, keyLayouts, type LayoutName, testIdOf } from "./key-layouts.ts";

/** The labels of keys that do something, and their names where the label is not enough. */
export type KeyWords = Readonly<Record<string, string>>;

export interface KeyBoardFace {
  readonly layoutName: LayoutName;
  readonly words: KeyWords;
}

export interface KeyBoard {
  readonly show: (face: KeyBoardFace) => void;
  readonly remove: () => void;
}

const attributes = everyKey.map((key) => ({ attribute: "data-testid", value: testIdOf(key), buttons: key }));

const options = {
  layout: keyLayouts,
  theme: "entry-keys",
  useButtonTag: true,
  // The caret stays in the field.
  preventMouseDownDefault: true,
  // A key that is held down types once.
  disableButtonHold: true,
  buttonAttributes: [...attributes, { attribute: "tabindex", value: "-1", buttons: everyKey.join(" ") }],
};

/**
 * Makes the keys in `element`, which must have a class. They report each key and store nothing: the text is in the draft
 * alone.
 */
export const createKeyBoard = (element: HTMLDivElement, face: KeyBoardFace, onKey: (key: string) => void): KeyBoard => {
  const faceOptions = ({ layoutName, words }: KeyBoardFace) => ({ layoutName, display: words });
  const keyBoard = new SimpleKeyboard(element, {
    ...options,
    ...faceOptions(face),
    onKeyPress: onKey,
    onChange: () => keyBoard.clearInput(),
  });
  return { show: (next) => keyBoard.setOptions(faceOptions(next)), remove: () => keyBoard.destroy() };
};
