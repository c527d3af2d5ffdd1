import { type ReactNode, useId } from "react";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import type { FieldPath } from "./draft/field-path.ts";
import { valueText } from "./draft/field-text.ts";
import { useDraft } from "./draft-context.ts";

/** The props that connect a control with its label and its fault. */
export type ControlProps = { readonly id: string; readonly "aria-describedby": string; readonly status: "" | "error" };

type FieldFrameProps = {
  readonly label: string;
  readonly hint?: string;
  readonly error: string | null;
  readonly note?: string | null;
  /** The label is only for screen readers: other fields of its kind are around it. */
  readonly isCompact?: boolean;
  readonly children: (control: ControlProps) => ReactNode;
};

/** A label, its control, and below it the fault. */
export const FieldFrame = ({ label, hint, error, note = null, isCompact = false, children }: FieldFrameProps) => {
  const id = useId();
  return (
    <div className="policy-field" data-wrong={error !== null}>
      <label htmlFor={id} className={isCompact ? "seen-by-nobody" : undefined}>
        {label}
      </label>
      {children({ id, "aria-describedby": `${id}-says`, status: error === null ? "" : "error" })}
      <span id={`${id}-says`} className={error === null ? "quiet" : "policy-error"}>
        {error ?? hint}
      </span>
      {note !== null && <span className="watched notice policy-note">{note}</span>}
    </div>
  );
};

/** The notice that the centre's environment overrides a field; null without one. */
export const useOverruled = (path: FieldPath): string | null => {
  const words = useWords();
  const { overruled } = useDraft();
  const [first, name = ""] = path;
  if (first !== "policy" || path.length !== 2 || !Object.hasOwn(overruled, name)) return null;
  return fill(words.overruledHere, { value: valueText(words, path, overruled[name]) });
};
