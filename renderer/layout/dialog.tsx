import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
} from "react";
import { useSettled } from "../host/use-settling.ts";

interface DialogProps {
  readonly title: string;
  readonly text?: string;
  /** Escape, or a tap beside the dialog: always the safe answer. */
  readonly onClose: () => void;
  /** Its buttons. The one marked `data-safe` gets the focus: an Enter key that is held down must do no harm. */
  readonly children: ReactNode;
}

/**
 * A question over a screen. It takes no tap for a moment: the second half of the double tap that opened it may still
 * come.
 */
export const Dialog = ({ title, text, onClose, children }: DialogProps): ReactElement => {
  const dialog = useRef<HTMLDialogElement>(null);
  const beganBeside = useRef(false);
  const settled = useSettled();
  const titleId = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    // The focus returns to the field that had it, with its caret.
    return () => {
      if (before instanceof HTMLTextAreaElement) before.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    if (settled) dialog.current?.querySelector<HTMLElement>("[data-safe]")?.focus();
  }, [settled]);
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key === "Escape") onClose();
  };
  const noteBeside = (event: MouseEvent): void => {
    beganBeside.current = settled && event.target === dialog.current;
  };
  // The finger that held the badge to open this dialog is lifted beside it, and must not close it.
  const closeBeside = (event: MouseEvent): void => {
    if (beganBeside.current && event.target === dialog.current) onClose();
  };
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={titleId}
      onKeyDown={closeOnEscape}
      onCancel={onClose}
      onPointerDown={noteBeside}
      onClick={closeBeside}
    >
      <fieldset className="dialog-body" disabled={!settled} data-settling={settled ? undefined : ""}>
        <div className="dialog-words">
          <h1 id={titleId}>{title}</h1>
          {text !== undefined && <p>{text}</p>}
        </div>
        {children}
      </fieldset>
    </dialog>
  );
};
