import type { ReactElement } from "react";
import { cssVariables } from "../layout/css-variables.ts";
import { PhrasedText } from "../layout/phrased-text.tsx";
import { linesOf, measured } from "../layout/text-width.ts";
import type { Speech } from "../words/speech.ts";
import type { TagPage } from "./tag-grid.ts";

interface TagRowsProps {
  readonly page: TagPage;
  readonly speech: Speech;
  readonly disabled: boolean;
  readonly isChosen: (code: string) => boolean;
  readonly onTouch: (code: string) => void;
}

const CheckBox = (): ReactElement => (
  <svg className="tag-box" viewBox="0 0 40 40" aria-hidden="true">
    <rect className="tag-frame" x="2" y="2" width="36" height="36" rx="9" />
    <path className="tag-tick" d="m10 21 7 7 14-16" />
  </svg>
);

interface ReasonProps {
  readonly text: string;
  readonly lineEms: number;
}

/** Most reasons have one line: without elements for its breaks, the page after a tap is there sooner. */
const Reason = ({ text, lineEms }: ReasonProps): ReactElement => (
  <span>{linesOf(measured(text), lineEms) > 1 ? <PhrasedText text={text} /> : text}</span>
);

/** The reasons of one page as checkboxes, in one font size. */
export const TagRows = ({ page, speech, disabled, isChosen, onTouch }: TagRowsProps): ReactElement => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and meaning with it
  <div
    className="tag-rows"
    role="group"
    aria-label={speech.words("reasons.tags")}
    style={cssVariables({
      "--columns": page.grid.columns,
      "--tag-font": `${page.grid.fontSize}px`,
      "--tag-row": `${page.grid.rowHeight}px`,
    })}
  >
    {page.tags.map(({ code, text }) => (
      // biome-ignore lint/a11y/useSemanticElements: an input cannot be the whole row, and a label is no target of its own
      <button
        key={code}
        type="button"
        role="checkbox"
        aria-checked={isChosen(code)}
        className="tag"
        data-testid={`tag-${code}`}
        disabled={disabled}
        data-settling={disabled ? "" : undefined}
        onClick={() => onTouch(code)}
      >
        <CheckBox />
        <Reason text={speech.local(text)} lineEms={page.grid.lineEms} />
      </button>
    ))}
  </div>
);
