import type { MouseEvent, ReactElement } from "react";
import { useHold } from "../controls/use-hold.ts";

/** Longer than anybody rests a finger on a mark by chance. */
const doorHoldMs = 3_000;

/**
 * 信息科's way in, over the mark of the header: nothing on the screen hints at it, no key leads there, and nobody is told
 * of it who listens. It lies under whatever lies over a screen.
 */
export const ItDoor = ({ onHold }: { readonly onHold: () => void }): ReactElement => {
  const on = useHold(onHold, doorHoldMs);
  /** A click without a pointer: a gallery's, where no finger can be held. */
  const holdByClick = (event: MouseEvent): void => {
    if (event.detail === 0) onHold();
  };
  return (
    <button
      type="button"
      className="hold-area it-door"
      data-testid="it-door"
      tabIndex={-1}
      aria-hidden="true"
      onPointerDown={on("down")}
      onPointerMove={on("move")}
      onPointerUp={on("up")}
      onPointerLeave={on("up")}
      onPointerCancel={on("up")}
      onClick={holdByClick}
    />
  );
};
