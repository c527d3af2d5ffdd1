import type { ReactElement } from "react";
import { cssVariables } from "../layout/css-variables.ts";

interface CountdownBarProps {
  readonly remainingMs: number;
  readonly timeoutMs: number;
}

const stepMs = 250;

/**
 * The time left, drawn by the style sheet alone, without a render for each frame. It moves in small steps, so that a
 * kiosk without a graphics card does not repaint sixty times a second. Give it the view's revision as its key.
 */
export const CountdownBar = ({ remainingMs, timeoutMs }: CountdownBarProps): ReactElement => (
  <div className="countdown" aria-hidden="true">
    <div
      className="countdown-rest"
      style={cssVariables({
        "--countdown": `${timeoutMs}ms`,
        "--elapsed": `${remainingMs - timeoutMs}ms`,
        "--steps": Math.max(1, Math.round(timeoutMs / stepMs)),
      })}
    />
  </div>
);
