import {
  type EntryDraft,
  isUnfinished,
  withCandidate,
  withCleared,
  withDrawn,
  withErased,
  withHandToggled,
  withInserted,
  withLanguageSwitched,
  withNotice,
  withPinyin,
  withShiftToggled,
  withSymbolsToggled,
} from "./entry-draft.ts";
import { candidatesFor } from "./pinyin-candidates.ts";
import type { Dictionary } from "./pinyin-dictionary.ts";

/** The data that a key needs besides the draft. */
export interface Typing {
  readonly mostCharacters: number;
  /** null while it is loading. */
  readonly dictionary: Dictionary | null;
}

/** Replaces letters and strokes by the best candidate. Without a dictionary letters stay letters. */
const withBest = (draft: EntryDraft, { mostCharacters, dictionary }: Typing): EntryDraft => {
  if (draft.strokes.length > 0) return withDrawn(draft, draft.likeliest, mostCharacters);
  if (draft.pinyin === "") return draft;
  const [best] = dictionary === null ? [] : candidatesFor(draft.pinyin, dictionary);
  return withCandidate(draft, best ?? { text: draft.pinyin, end: draft.pinyin.length }, mostCharacters);
};

const withAllBest = (draft: EntryDraft, typing: Typing): EntryDraft => {
  const next = withBest(draft, typing);
  return !isUnfinished(next) || next.pinyin === draft.pinyin ? next : withAllBest(next, typing);
};

/** Takes the best candidate first, then types another kind of character; types nothing where that does not fit. */
const afterBest = (draft: EntryDraft, typing: Typing, then: (draft: EntryDraft) => EntryDraft): EntryDraft => {
  const next = withAllBest(draft, typing);
  return isUnfinished(next) ? next : then(next);
};

const isPinyin = (draft: EntryDraft, key: string): boolean =>
  draft.letters === "pinyin" && (/^[a-z]$/.test(key) || (key === "'" && draft.pinyin !== "" && !draft.symbols));

const withCharacter = (draft: EntryDraft, key: string, typing: Typing): EntryDraft =>
  isPinyin(draft, key)
    ? withPinyin(draft, draft.pinyin + key)
    : afterBest(draft, typing, (next) => withInserted(next, key, typing.mostCharacters));

/** One key of the keyboard: a character, or the name of an action in braces. */
export const pressKey = (draft: EntryDraft, key: string, typing: Typing): EntryDraft => {
  switch (key) {
    case "{erase}":
      return withErased(draft);
    case "{clear}":
      return withCleared(draft);
    case "{space}":
      return isUnfinished(draft) ? withBest(draft, typing) : withInserted(draft, " ", typing.mostCharacters);
    case "{language}":
      return afterBest(draft, typing, withLanguageSwitched);
    case "{hand}":
      return afterBest(draft, typing, withHandToggled);
    case "{symbols}":
      return afterBest(draft, typing, withSymbolsToggled);
    case "{shift}":
      return withShiftToggled(draft);
    default:
      return withCharacter(draft, key, typing);
  }
};

/** 写好了 while letters or strokes are left: they become characters, and the citizen has to check them first. */
export const withUnfinishedTaken = (draft: EntryDraft, typing: Typing): EntryDraft => {
  const next = withAllBest(draft, typing);
  return isUnfinished(next) ? next : withNotice(next, "look-again");
};
