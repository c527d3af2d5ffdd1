import type { ReactElement } from "react";
import type { LevelChoice } from "../../contract/ipc/view.ts";
import { cssVariables } from "../layout/css-variables.ts";
import { widestPieceInEms } from "../layout/text-width.ts";
import type { Speech } from "../words/speech.ts";
import { LevelFace } from "./level-face.tsx";
import { halvesOf, LevelWord } from "./level-word.tsx";
import type { LevelTouching } from "./use-level-touches.ts";

interface LevelCardsProps {
  readonly levels: readonly LevelChoice[];
  readonly speech: Speech;
  /** All five at once, so that the screen does not show which one was tapped. */
  readonly disabled: boolean;
  /** 大字: words in two lines, so that they can be larger. */
  readonly largeText: boolean;
  readonly touching: LevelTouching;
}

/** Five cards of one size with words of one size: the widest of the five words decides it. */
export const LevelCards = ({ levels, speech, disabled, largeText, touching }: LevelCardsProps): ReactElement => {
  const words = levels.map(({ level, text }) => ({ level, word: speech.local(text) }));
  const pieces = words.flatMap(({ word }) => (largeText ? halvesOf(word) : null) ?? [word]);
  const widestEms = Math.max(...pieces.map(widestPieceInEms));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and meaning with it
    <div
      className="levels"
      data-fits=""
      role="group"
      aria-label={speech.words("prompt.levels")}
      style={cssVariables({ "--ems": widestEms })}
    >
      {words.map(({ level, word }) => (
        <button
          key={level}
          type="button"
          className="level"
          data-testid={`level-${level}`}
          data-level={level}
          disabled={disabled || touching.isSettling}
          data-settling={touching.isSettling ? "" : undefined}
          {...touching.handlersOf(level)}
        >
          <LevelFace level={level} />
          <LevelWord word={word} halved={largeText} />
        </button>
      ))}
    </div>
  );
};
