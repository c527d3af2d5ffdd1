import { type ReactElement, type ReactNode, useRef } from "react";
import { type FittingStep, useFittingStep } from "./use-fitting-step.ts";

interface MessageProps {
  readonly testId: string;
  /** All its words: other words are measured again. */
  readonly content: string;
  readonly children: ReactNode;
}

/** In the last one the apology and a heading give their room to the words that tell where to go, and when. */
const sizes = [
  { size: "large" },
  { size: "usual" },
  { size: "small" },
  { size: "compact" },
  { size: "tight" },
  { size: "least" },
] as const satisfies readonly FittingStep[];

/** One message, in the middle of the screen, as large as it fits. */
export const Message = ({ testId, content, children }: MessageProps): ReactElement => {
  const main = useRef<HTMLElement>(null);
  useFittingStep(main, sizes, content);
  return (
    <main ref={main} className="message appearing" data-testid={testId}>
      {children}
    </main>
  );
};
