import { memo, type ReactElement } from "react";
import type { LevelChoice } from "../../contract/ipc/view.ts";
import type { Level } from "../../contract/words.ts";
import { cssVariables } from "../layout/css-variables.ts";
import { widestPieceInEms, widthInEms } from "../layout/text-width.ts";
import { UnbrokenText } from "../layout/unbroken-text.tsx";
import type { Speech } from "../words/speech.ts";
import type { LevelTouching } from "./use-level-touches.ts";

interface LevelCardsProps {
  readonly levels: readonly LevelChoice[];
  readonly speech: Speech;
  readonly touching: LevelTouching;
}

/** Mouths in a 120 by 120 field. The two ends are open and mirror each other; the middle one is nearly level. */
const mouths: Readonly<Record<Level, string>> = {
  5: "M34 70q26 36 52 0Z",
  4: "M35 72q25 25 50 0",
  3: "M38 80q22 4 44 0",
  2: "M35 88q25 -22 50 0",
  1: "M34 92q26 -36 52 0Z",
};

/** One face per level: the same eyes and line weight, none larger or livelier than another. */
const LevelFace = memo(
  ({ level }: { readonly level: Level }): ReactElement => (
    <svg className="level-face" viewBox="0 0 120 120" aria-hidden="true">
      <circle className="face-ground" cx="60" cy="60" r="58" />
      <circle className="face-eye" cx="41" cy="47" r="7" />
      <circle className="face-eye" cx="79" cy="47" r="7" />
      <path className="face-mouth" data-open={level === 5 || level === 1} d={mouths[level]} />
    </svg>
  ),
);

/** "非常" and "不满意": a Chinese word of four characters or more, in two lines of about the same length. */
export const halvesOf = (word: string): readonly [string, string] | null => {
  const characters = [...word];
  if (characters.length < 4 || !/^\p{Script=Han}+$/u.test(word)) return null;
  const middle = Math.floor(characters.length / 2);
  return [characters.slice(0, middle).join(""), characters.slice(middle).join("")];
};

/** A level's word, broken only between its parts: in two lines it can be larger. */
const LevelWord = ({ word }: { readonly word: string }): ReactElement => {
  const halves = halvesOf(word);
  return (
    <span className="level-word">
      {halves === null ? (
        <UnbrokenText text={word} />
      ) : (
        <>
          <span className="unbroken">{halves[0]}</span>
          <wbr />
          <span className="unbroken">{halves[1]}</span>
        </>
      )}
    </span>
  );
};

/**
 * Five cards of one size with words of one size: the widest of the five words decides it. While a request is under way
 * they take no touch (see useLevelTouches), and are not disabled: a disabled card loses the focus, and each is a layout.
 */
export const LevelCards = ({ levels, speech, touching }: LevelCardsProps): ReactElement => {
  const words = levels.map(({ level, text }) => ({ level, word: speech.local(text) }));
  const pieces = words.flatMap(({ word }) => halvesOf(word) ?? [word]);
  const sizes = {
    "--ems": Math.max(...pieces.map(widestPieceInEms)),
    "--word-ems": Math.max(...words.map(({ word }) => widthInEms(word))),
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and meaning with it
    <div
      className="levels"
      data-fits=""
      role="group"
      aria-label={speech.words("prompt.levels")}
      style={cssVariables(sizes)}
    >
      {words.map(({ level, word }) => (
        <button
          key={level}
          type="button"
          className="level"
          data-testid={`level-${level}`}
          data-level={level}
          disabled={touching.isSettling}
          data-settling={touching.isSettling ? "" : undefined}
          {...touching.handlersOf(level)}
        >
          <LevelFace level={level} />
          <LevelWord word={word} />
        </button>
      ))}
    </div>
  );
};
