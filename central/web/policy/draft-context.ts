import { createContext, useContext } from "react";
import type { PolicyContent } from "../../../contract/office/policy/policy-content.ts";
import { useWords } from "../words/use-words.ts";
import type { DraftIssue } from "./draft/draft.ts";
import { type FieldPath, isSamePath, isWithin, valueAt } from "./draft/field-path.ts";
import { issueText, pathText } from "./draft/field-text.ts";

export type DraftForm = {
  readonly edited: PolicyContent;
  readonly issues: readonly DraftIssue[];
  /** Fields of the policy that the centre's environment overrides. */
  readonly overruled: Readonly<Record<string, unknown>>;
  readonly edit: (path: FieldPath, value: unknown) => void;
};

export const DraftContext = createContext<DraftForm | null>(null);

export const useDraft = (): DraftForm => {
  const form = useContext(DraftContext);
  if (form === null) throw new Error("a field stands outside of its form");
  return form;
};

export type Field = {
  readonly value: unknown;
  readonly set: (value: unknown) => void;
  /** The fault of the field, in words; null where there is none. */
  readonly error: string | null;
};

/** A field of the policy by its path. `isWhole`: also shows the faults of its inner fields. */
export const useField = (path: FieldPath, isWhole = false): Field => {
  const words = useWords();
  const { edited, issues, edit } = useDraft();
  const found = issues.find((issue) => (isWhole ? isWithin : isSamePath)(issue.path as FieldPath, path));
  const deeper = pathText(words, (found?.path.slice(path.length) ?? []) as FieldPath);
  const said = found === undefined ? null : issueText(words, found);
  return {
    value: valueAt(edited, path),
    set: (value) => edit(path, value),
    error: said !== null && deeper ? `${deeper}: ${said}` : said,
  };
};
