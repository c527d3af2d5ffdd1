import type { ReactElement, ReactNode } from "react";
import { cssVariables } from "./css-variables.ts";

interface RunningMarkProps {
  readonly remainingMs: number;
  /** The content of the ring, in a field of 120 by 120. */
  readonly children?: ReactNode;
}

const stepMs = 250;

/** A ring that runs out, by the style sheet alone. Give it a new key for every run. */
export const RunningMark = ({ remainingMs, children }: RunningMarkProps): ReactElement => (
  <svg className="running-mark" viewBox="0 0 120 120" aria-hidden="true">
    <circle className="running-ground" cx="60" cy="60" r="54" />
    <circle
      className="running-rest"
      cx="60"
      cy="60"
      r="54"
      pathLength="100"
      style={cssVariables({
        "--countdown": `${remainingMs}ms`,
        "--steps": Math.max(1, Math.round(remainingMs / stepMs)),
      })}
    />
    {children}
  </svg>
);
