import { type ReactElement, type ReactNode, useRef } from "react";
import { useRunningOut } from "./use-running-out.ts";

interface RunningMarkProps {
  readonly remainingMs: number;
  /** The content of the ring, in a field of 120 by 120. */
  readonly children?: ReactNode;
}

/** A ring that runs out. Give it a new key for every run. */
export const RunningMark = ({ remainingMs, children }: RunningMarkProps): ReactElement => {
  const ring = useRef<SVGCircleElement>(null);
  useRunningOut(ring, remainingMs, remainingMs);
  return (
    <svg className="running-mark" viewBox="0 0 120 120" aria-hidden="true">
      <circle className="running-ground" cx="60" cy="60" r="54" />
      <circle ref={ring} className="running-rest" cx="60" cy="60" r="54" pathLength="100" />
      {children}
    </svg>
  );
};
