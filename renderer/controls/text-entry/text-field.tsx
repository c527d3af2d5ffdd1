import { type ChangeEvent, type KeyboardEvent, type ReactElement, useEffect, useLayoutEffect, useRef } from "react";
import { loadFontFor } from "../../host/page-fonts.ts";
import type { EntryDraft } from "./entry-draft.ts";

interface TextFieldProps {
  readonly draft: EntryDraft;
  readonly labelId: string;
  readonly placeholder: string;
  readonly testId: string;
  readonly readOnly: boolean;
  readonly onKey: (key: string) => void;
  readonly onText: (text: string, caret: number) => void;
  readonly onCaret: (from: number, to: number) => void;
}

const keyNames: Readonly<Record<string, string>> = { Backspace: "{erase}", " ": "{space}", Enter: "{space}" };

/** The key of our keyboard that a real key stands for while pinyin is typed; null if the field handles it. */
const keyOf = (event: KeyboardEvent, { letters, pinyin }: EntryDraft): string | null => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return null;
  if (letters === "pinyin" && /^[a-z]$/.test(event.key)) return event.key;
  if (pinyin === "") return null;
  return keyNames[event.key] ?? ([...event.key].length === 1 ? event.key : null);
};

/** The text and its caret. It takes a real keyboard and a finger that moves the caret; no other input method. */
export const TextField = (props: TextFieldProps): ReactElement => {
  const { draft } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
  }, []);
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    if (element.selectionStart !== draft.from || element.selectionEnd !== draft.to)
      element.setSelectionRange(draft.from, draft.to);
    // Moving the caret by a key does not scroll its line into view.
    if (draft.from === draft.text.length) element.scrollTop = element.scrollHeight;
  }, [draft.text, draft.from, draft.to]);
  useEffect(() => void loadFontFor(draft.text), [draft.text]);
  const pressKey = (event: KeyboardEvent): void => {
    const key = keyOf(event, draft);
    if (key !== null) {
      event.preventDefault();
      props.onKey(key);
    } else if (event.key === "Enter") event.preventDefault();
  };
  const takeText = ({ currentTarget }: ChangeEvent<HTMLTextAreaElement>): void =>
    props.onText(currentTarget.value, currentTarget.selectionStart);
  return (
    <textarea
      ref={field}
      className="entry-field"
      data-testid={props.testId}
      aria-labelledby={props.labelId}
      placeholder={props.placeholder}
      value={draft.text}
      readOnly={props.readOnly}
      inputMode="none"
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      onKeyDown={pressKey}
      onChange={takeText}
      onSelect={({ currentTarget }) => props.onCaret(currentTarget.selectionStart, currentTarget.selectionEnd)}
    />
  );
};
