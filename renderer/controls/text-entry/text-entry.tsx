import { type ReactElement, type ReactNode, useEffect, useId, useMemo, useState } from "react";
import { characterCount } from "../../../contract/text-limits.ts";
import { useReader } from "../../host/reader.ts";
import { useCoversFooter, useSettling } from "../../host/use-settling.ts";
import type { Speech } from "../../words/speech.ts";
import type { DisplayControls } from "../display-controls.ts";
import { Icon } from "../icon.tsx";
import { CandidateBar } from "./candidate-bar.tsx";
import {
  type EntryDraft,
  emptyEntry,
  isUnfinished,
  withCandidate,
  withCaret,
  withDrawn,
  withFieldText,
  withLikeliest,
  withoutStrokes,
  withPage,
  withStroke,
  withSymbolsToggled,
} from "./entry-draft.ts";
import { EntryDisplayButton, EntryStrip } from "./entry-strip.tsx";
import { HandwritingPad } from "./handwriting/handwriting-pad.tsx";
import { marksOf } from "./key-layouts.ts";
import { Keys } from "./keys.tsx";
import { loadDictionary } from "./load-typing.ts";
import { LoseTextDialog } from "./lose-text-dialog.tsx";
import { candidatesFor } from "./pinyin-candidates.ts";
import type { Dictionary } from "./pinyin-dictionary.ts";
import { pressKey, withUnfinishedTaken } from "./press-key.ts";
import { TextField } from "./text-field.tsx";

export interface TextEntryProps {
  /** The question, as the heading. */
  readonly label: string;
  /** Shown in the empty field. */
  readonly placeholder: string;
  /** For those who cannot type, shown in place of the hint about pinyin until something is typed; absent for staff. */
  readonly insteadOfTyping?: string;
  /** The initial text. The draft is then in this component until it is done or left. */
  readonly text: string;
  /** Counted by `characterCount`. */
  readonly mostCharacters: number;
  readonly speech: Speech;
  readonly busy: boolean;
  /** Opens language and display; absent on staff screens. */
  readonly display?: Pick<DisplayControls, "onOpenPreferences">;
  /** The label of 写好了 while the field is empty, which then submits ""; absent where a text is required. */
  readonly emptyDone?: string | undefined;
  /** Starts with Latin letters and digits in every language, for text that is copied from paper. */
  readonly startsInLatin?: true;
  /** Starts with digits and marks. */
  readonly startsInSymbols?: true;
  /** Offered above the keys in place of the usual marks. */
  readonly marks?: readonly string[];
  /** The field's name in tests; default `form-text`. */
  readonly fieldTestId?: string;
  /** The name of the button back in tests: `leave` where it leaves the whole form, else `text-cancel`. */
  readonly cancelTestId?: "text-cancel" | "leave";
  /** Shown while there is text that would be lost. */
  readonly whileUnsaved?: ReactNode;
  /** Neither blank nor too long; "" only with `emptyDone`. */
  readonly onDone: (text: string) => void;
  /** Called after the confirmation, if there is text. */
  readonly onCancel: () => void;
}

const useDictionary = (): Dictionary | null => {
  const [dictionary, setDictionary] = useState<Dictionary | null>(null);
  useEffect(() => void loadDictionary().then(setDictionary), []);
  return dictionary;
};

type Change = (next: (draft: EntryDraft) => EntryDraft) => void;

interface PartProps {
  readonly props: TextEntryProps;
  readonly draft: EntryDraft;
  readonly dictionary: Dictionary | null;
  readonly change: Change;
}

const Candidates = ({ props, draft, dictionary, change }: PartProps): ReactElement => {
  const { speech, mostCharacters } = props;
  const candidates = useMemo(
    () => (dictionary === null ? [] : candidatesFor(draft.pinyin, dictionary)),
    [draft.pinyin, dictionary],
  );
  return (
    <CandidateBar
      letters={draft.pinyin}
      candidates={candidates}
      marks={props.marks ?? marksOf(draft)}
      page={draft.page}
      speech={speech}
      onChoose={(candidate, letters) =>
        change((now) => (now.pinyin === letters ? withCandidate(now, candidate, mostCharacters) : now))
      }
      onMark={(mark) => change((now) => pressKey(now, mark, { mostCharacters, dictionary }))}
      onPage={(page) => change((now) => withPage(now, page))}
    />
  );
};

/** 退出 or 上一步 at one end of the lowest row with the display beside it, 写好了 at the other. */
const Buttons = ({ props, draft, dictionary, change }: PartProps): ReactElement => {
  const [asking, setAsking] = useState(false);
  const settling = useSettling(props.busy);
  const { speech, emptyDone, mostCharacters } = props;
  const unfinished = isUnfinished(draft);
  const isBlank = draft.text.trim() === "" && !unfinished;
  const isChanged = draft.text !== props.text || unfinished;
  const isEmpty = isBlank && emptyDone === undefined;
  const way = props.cancelTestId === "leave" ? "leave" : "back";
  const wouldLose = !isBlank && (isChanged || way === "leave");
  const finish = (): void => {
    if (unfinished) change((now) => withUnfinishedTaken(now, { mostCharacters, dictionary }));
    else props.onDone(draft.text.trim());
  };
  return (
    <>
      <button
        type="button"
        className="button entry-back"
        data-testid={props.cancelTestId ?? "text-cancel"}
        {...settling}
        onClick={() => (wouldLose ? setAsking(true) : props.onCancel())}
      >
        <Icon name={way} />
        {speech.words(`wayOut.${way}`)}
      </button>
      {props.display && <EntryDisplayButton speech={speech} onOpen={props.display.onOpenPreferences} />}
      <button
        type="button"
        className="button strong entry-done"
        data-testid="text-done"
        disabled={settling.disabled || isEmpty}
        data-settling={isEmpty ? undefined : settling["data-settling"]}
        onClick={finish}
      >
        {isBlank && emptyDone !== undefined ? emptyDone : speech.words("textEntry.done")}
      </button>
      {wouldLose && props.whileUnsaved}
      {asking && <LoseTextDialog way={way} speech={speech} onStay={() => setAsking(false)} onLose={props.onCancel} />}
    </>
  );
};

/** Everything between the header and the lower edge: field, candidates, keys. Replaces `main` and footer. */
export const TextEntry = (props: TextEntryProps): ReactElement => {
  const { speech, mostCharacters } = props;
  const labelId = useId();
  const dictionary = useDictionary();
  const [draft, setDraft] = useState(() => {
    const empty = emptyEntry(props.text, speech.language === "zh" && !props.startsInLatin ? "pinyin" : "latin");
    return props.startsInSymbols ? withSymbolsToggled(empty) : empty;
  });
  useReader(draft, setDraft);
  useCoversFooter();
  const press = (key: string): void => setDraft((now) => pressKey(now, key, { mostCharacters, dictionary }));
  const part = { props, draft, dictionary, change: setDraft };
  return (
    <main className="text-entry">
      <h1 id={labelId} className="entry-label">
        {props.label}
      </h1>
      <TextField
        draft={draft}
        labelId={labelId}
        placeholder={props.placeholder}
        testId={props.fieldTestId ?? "form-text"}
        readOnly={props.busy}
        onKey={press}
        onText={(text, caret) => setDraft((now) => withFieldText(now, text, caret, mostCharacters))}
        onCaret={(from, to) => setDraft((now) => withCaret(now, from, to))}
      />
      <EntryStrip
        draft={draft}
        dictionary={dictionary}
        left={mostCharacters - characterCount(draft.text)}
        mostCharacters={mostCharacters}
        insteadOfTyping={props.insteadOfTyping}
        speech={speech}
      />
      <div className="entry-panel mirrors">
        <Candidates {...part} />
        {draft.letters === "hand" && !draft.symbols && (
          <HandwritingPad
            strokes={draft.strokes}
            speech={speech}
            onStroke={(stroke) => setDraft((now) => withStroke(now, stroke))}
            onLikeliest={(character) => setDraft((now) => withLikeliest(now, character))}
            onCharacter={(character) => setDraft((now) => withDrawn(now, character, mostCharacters))}
            onAgain={() => setDraft(withoutStrokes)}
            onErase={() => press("{erase}")}
          />
        )}
        <Keys draft={draft} speech={speech} onKey={press} />
        <Buttons {...part} />
      </div>
    </main>
  );
};
