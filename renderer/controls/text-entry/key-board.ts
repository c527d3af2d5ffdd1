import { SimpleKeyboard } from "simple-keyboard/build/index.modern.js";
import { everyKey, keyLayouts, type LayoutName, testIdOf } from "./key-layouts.ts";

/** What is written on keys that do something, and what they are called where that is not plain. */
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
  // A hand that rests on a key writes it once.
  disableButtonHold: true,
  buttonAttributes: [...attributes, { attribute: "tabindex", value: "-1", buttons: everyKey.join(" ") }],
};

/**
 * Keys in `element`, which must have a class. They tell which key was pressed and keep nothing: what is written stands
 * in the draft alone.
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
