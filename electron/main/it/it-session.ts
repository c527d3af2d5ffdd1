import { itPanelMs } from "../../../contract/ipc/it.ts";
import type { KioskView } from "../../../contract/ipc/view.ts";
import type { Clock } from "../../wire/clock.ts";

/** Whether IT is at the panel. Stored in main's memory only, so it ends with the process. */
export interface ItSession {
  /** The right PIN was entered while `view` was on the screen. */
  readonly open: (view: KioskView) => void;
  /** The panel was touched. */
  readonly touch: () => void;
  readonly isOpen: () => boolean;
  readonly end: () => void;
  /**
   * Ends the session when another screen or another member of staff on duty appears: the page closes its panel by the
   * same rule.
   */
  readonly noticeView: (view: KioskView) => void;
}

/** The part of a view that must stay the same under the panel. */
const groundOf = (view: KioskView): string =>
  "badge" in view ? `${view.screen} ${view.badge.staffNumber}` : view.screen;

/** Expires on the monotonic clock without a timer: every query computes the state. */
export const itSession = ({ monoMs }: Pick<Clock, "monoMs">): ItSession => {
  let opened: { readonly untilMonoMs: number; readonly ground: string } | null = null;
  const isOpen = (): boolean => opened !== null && monoMs() < opened.untilMonoMs;
  const end = (): void => {
    opened = null;
  };
  return {
    open: (view) => {
      opened = { untilMonoMs: monoMs() + itPanelMs, ground: groundOf(view) };
    },
    touch: () => {
      if (isOpen() && opened) opened = { ...opened, untilMonoMs: monoMs() + itPanelMs };
    },
    isOpen,
    end,
    noticeView: (view) => {
      if (opened && groundOf(view) !== opened.ground) end();
    },
  };
};
