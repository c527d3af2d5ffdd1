import type { MouseEvent, ReactElement } from "react";
import { holdMs } from "./hold.ts";
import { useHold } from "./use-hold.ts";

interface HoldAreaProps {
  readonly testId: string;
  readonly label: string;
  readonly onHold: () => void;
}

/**
 * A target for staff over the citizen's screen: a tap does nothing, a hold or the Enter key opens it. It fills its parent
 * element, which has to be positioned.
 */
export const HoldArea = ({ testId, label, onHold }: HoldAreaProps): ReactElement => {
  const on = useHold(onHold, holdMs);
  /** A click without a pointer comes from a key or from assistive technology. */
  const holdByKey = (event: MouseEvent): void => {
    if (event.detail === 0) onHold();
  };
  return (
    <button
      type="button"
      className="hold-area"
      data-testid={testId}
      aria-label={label}
      onPointerDown={on("down")}
      onPointerMove={on("move")}
      onPointerUp={on("up")}
      onPointerLeave={on("up")}
      onPointerCancel={on("up")}
      onClick={holdByKey}
    />
  );
};
