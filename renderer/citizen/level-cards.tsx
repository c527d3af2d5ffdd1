import type { ReactElement } from "react";
import type { LevelChoice } from "../../contract/ipc/view.ts";
import type { Level } from "../../contract/words.ts";
import { cssVariables } from "../parts/css-variables.ts";
import { widestPieceInEms } from "../parts/text-width.ts";
import { UnbrokenText } from "../parts/unbroken-text.tsx";
import type { Speech } from "../words/speech.ts";
import { LevelFace } from "./level-face.tsx";

interface LevelCardsProps {
  readonly levels: readonly LevelChoice[];
  readonly speech: Speech;
  /** All five at once, so that nothing tells which one was tapped. */
  readonly disabled: boolean;
  readonly onRate: (level: Level) => void;
}

/** Five cards of one size, with one size of word: the widest word of the five decides for all. */
export const LevelCards = ({ levels, speech, disabled, onRate }: LevelCardsProps): ReactElement => {
  const texts = levels.map(({ level, text }) => ({ level, text: speech.local(text) }));
  const widestEms = Math.max(...texts.map(({ text }) => widestPieceInEms(text)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and meaning with it
    <div
      className="levels"
      role="group"
      aria-label={speech.words("prompt.levels")}
      style={cssVariables({ "--ems": widestEms })}
    >
      {texts.map(({ level, text }) => (
        <button
          key={level}
          type="button"
          className="level"
          data-testid={`level-${level}`}
          data-level={level}
          disabled={disabled}
          onClick={() => onRate(level)}
        >
          <LevelFace level={level} />
          <span className="level-word">
            <UnbrokenText text={text} />
          </span>
        </button>
      ))}
    </div>
  );
};
