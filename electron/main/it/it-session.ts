import { itPanelMs } from "../../../contract/ipc/it.ts";
import type { KioskView } from "../../../contract/ipc/view.ts";
import type { Clock } from "../../wire/clock.ts";

/** Whether IT is at the panel. Main alone knows; nothing of it outlives the process. */
export interface ItSession {
  /** The right PIN was entered while `view` was on the screen. */
  readonly open: (view: KioskView) => void;
  /** Somebody touched the panel. */
  readonly touch: () => void;
  readonly isOpen: () => boolean;
  readonly end: () => void;
  /** Another screen, or somebody else who serves, takes the screen back: the page closes its panel by the same rule. */
  readonly noticeView: (view: KioskView) => void;
}

/** What of a view the panel lies over. */
const groundOf = (view: KioskView): string =>
  "badge" in view ? `${view.screen} ${view.badge.staffNumber}` : view.screen;

/** Runs on the monotonic clock, and out without a timer: whoever asks is told how it stands then. */
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
