import type { MouseEvent, ReactElement } from "react";
import { holdMs } from "./hold.ts";
import { useHold } from "./use-hold.ts";

interface HoldAreaProps {
  readonly testId: string;
  readonly label: string;
  readonly onHold: () => void;
}

/**
 * What staff hold, laid over what citizens see: a tap does nothing, a hold and the Enter key do. It fills the element
 * around it, which has to be positioned.
 */
export const HoldArea = ({ testId, label, onHold }: HoldAreaProps): ReactElement => {
  const on = useHold(onHold, holdMs);
  /** A click without a pointer is a key's, or that of assistive technology. */
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
