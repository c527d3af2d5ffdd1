import type { PointerEvent, ReactElement } from "react";
import type { Speech } from "../words/speech.ts";

interface KeyPadProps {
  readonly speech: Speech;
  readonly letters: boolean;
  /** Whether the field in use may have letters. */
  readonly lettersAllowed: boolean;
  readonly disabled: boolean;
  /** Whether the figures have the dash beside them, for numbers of 办件. */
  readonly dash?: boolean;
  readonly onKey: (key: string) => void;
  readonly onErase: () => void;
  readonly onToggleLetters: () => void;
}

const digitKeys = [..."123456789"];
const letterKeys = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ-"];

/** Keeps the focus, and so the caret, in the field that the pad writes into. */
const keepFocus = (event: PointerEvent): void => event.preventDefault();

const EraseShape = (): ReactElement => (
  <svg className="erase-shape" viewBox="0 0 48 32" aria-hidden="true">
    <path d="M15 3h28a3 3 0 0 1 3 3v20a3 3 0 0 1-3 3H15L3 16Z" />
    <path d="m23 10 12 12m0-12L23 22" />
  </svg>
);

const Key = ({ props, character }: { readonly props: KeyPadProps; readonly character: string }): ReactElement => (
  <button
    type="button"
    className="key"
    data-testid={`key-${character}`}
    disabled={props.disabled}
    onClick={() => props.onKey(character)}
  >
    {character}
  </button>
);

const ToggleKey = ({ props }: { readonly props: KeyPadProps }): ReactElement => {
  const { words } = props.speech;
  const shown = words(props.letters ? "login.digits" : "login.letters");
  return (
    <button
      type="button"
      className="key key-word"
      data-testid="key-letters"
      aria-label={`${shown} ${words(props.letters ? "login.showDigits" : "login.showLetters")}`}
      disabled={props.disabled || !props.lettersAllowed}
      onClick={props.onToggleLetters}
    >
      {shown}
    </button>
  );
};

/** Large keys for the field in use: numbers, or letters where a staff number has them. */
export const KeyPad = (props: KeyPadProps): ReactElement => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and meaning with it
  <div
    className={props.letters ? "key-pad key-pad-letters" : "key-pad"}
    role="group"
    aria-label={props.speech.words("login.keys")}
    onPointerDown={keepFocus}
  >
    {(props.letters ? letterKeys : digitKeys).map((character) => (
      <Key key={character} props={props} character={character} />
    ))}
    {props.dash && !props.letters ? <Key props={props} character="-" /> : <ToggleKey props={props} />}
    {!props.letters && <Key props={props} character="0" />}
    <button
      type="button"
      className="key key-erase"
      data-testid="key-erase"
      aria-label={props.speech.words("login.erase")}
      disabled={props.disabled}
      onClick={props.onErase}
    >
      <EraseShape />
    </button>
    {props.dash && !props.letters && <ToggleKey props={props} />}
  </div>
);
