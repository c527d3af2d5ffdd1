import { type ReactElement, useRef } from "react";
import { useFittingStep } from "../layout/use-fitting-step.ts";

const sizes = [{ size: "large" }, { size: "usual" }, { size: "small" }, { size: "smallest" }] as const;

/** The citizen's text, as large as it fits; the longest texts scroll. */
export const CitizenTexts = ({ text }: { readonly text: string }): ReactElement => {
  const words = useRef<HTMLQuoteElement>(null);
  useFittingStep(words, sizes, text);
  return (
    <blockquote ref={words} className="written-words" data-testid="written-words">
      {text}
    </blockquote>
  );
};
