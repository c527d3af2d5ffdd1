import type { MouseEvent, ReactElement } from "react";
import { useHold } from "../controls/hold-area.tsx";

/** Longer than a finger rests on a mark by chance. */
const doorHoldMs = 3_000;

/**
 * 信息科's hidden entrance, over the mark of the header: the screen shows no hint, no key leads there, and screen readers do
 * not announce it. Dialogs cover it.
 */
export const ItEntrance = ({ onHold }: { readonly onHold: () => void }): ReactElement => {
  const on = useHold(onHold, doorHoldMs);
  /** A click without a pointer, as in the gallery, where no finger can be held. */
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
