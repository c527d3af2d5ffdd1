import { assertNever } from "../../../contract/assert-never.ts";
import type { LocalText } from "../../../contract/words.ts";
import { busyWith } from "../visit/prompt-steps.ts";
import type { Session } from "../visit/session.ts";
import { type QueueAction, type QueueContext, type QueueState, type QueueStep, queueStep } from "./queue-state.ts";
import type { QueueCall, QueueOperate } from "./wire.ts";

/** How long a request for a rating waits for the screen. After that the citizen it was about has left the window. */
const questWaitsMs = 60_000;

/** What the screen says while the queue system pauses the window; it gives no reason. Known again by it after a restart. */
export const pushedPauseReason: LocalText = { zh: "暂停服务", en: "Service is paused" };

/**
 * `RateQuest` comes once a call, is never repeated, and nothing says when it has expired. One whose prompt is open or
 * has ended is ignored; of those that have to wait the newest counts. What is dropped leaves no trace: nobody was asked.
 */
export const takeQuest = (state: QueueState, call: QueueCall, context: QueueContext): QueueStep => {
  const { duty } = context.session;
  if (duty.state === "off" || context.isKnown(call)) return queueStep(state);
  const { shiftId } = duty.shift;
  return queueStep({ ...state, quest: { call, shiftId, untilMs: context.monoMs + questWaitsMs } });
};

/** Opens the prompt as soon as the screen is free. */
export const followQuest = (state: QueueState, { session, monoMs }: QueueContext): QueueStep | undefined => {
  const { quest } = state;
  const { duty, stage } = session;
  if (!quest) return undefined;
  const isOver = monoMs >= quest.untilMs || duty.state === "off" || duty.shift.shiftId !== quest.shiftId;
  if (isOver) return queueStep({ ...state, quest: null });
  if (duty.state !== "on" || busyWith(stage)) return undefined;
  return queueStep({ ...state, quest: null }, [{ type: "open-prompt", call: quest.call }]);
};

const openPromptOf = ({ stage }: Session): readonly QueueAction[] =>
  stage.at === "prompting" && stage.prompt.source === "queue-system"
    ? [{ type: "cancel-prompt", promptId: stage.prompt.promptId }]
    : [];

/** Ends a pause that was pushed. One that staff began at the kiosk is ended there. */
const endPause = ({ pause }: QueueState, { session }: QueueContext): readonly QueueAction[] =>
  pause === "pushed" && session.duty.state === "paused" ? [{ type: "resume" }] : [];

/**
 * `Pause` pauses the window, as soon as nobody is being asked. Where staff paused it by hand before, the pause becomes a
 * pushed one: they went on with it at the caller, and will end it there.
 *
 * `Reset` is how a pause ends there, for `Resume` is in the protocol and nobody sends it. It also comes when a call is
 * given up or handed on: back to idle. It ends a pushed pause and drops what waits or is open for the queue system. A
 * level that was tapped stays: it is on disk, the citizen may finish in peace, and it is handed on like any other.
 */
export const operate = (state: QueueState, what: QueueOperate, context: QueueContext): QueueStep => {
  switch (what) {
    case "Pause":
      return queueStep({ ...state, pause: "wanted" });
    case "Resume":
      return queueStep({ ...state, pause: "none" }, endPause(state, context));
    case "Reset":
      return queueStep({ ...state, pause: "none", quest: null }, [
        ...openPromptOf(context.session),
        ...endPause(state, context),
      ]);
    default:
      return assertNever(what);
  }
};

export const followPause = (state: QueueState, { session }: QueueContext): QueueStep | undefined => {
  const { duty, stage } = session;
  if (state.pause === "pushed" && duty.state !== "paused") return queueStep({ ...state, pause: "none" });
  if (state.pause !== "wanted") return undefined;
  if (duty.state === "off") return queueStep({ ...state, pause: "none" });
  if (duty.state === "paused") return queueStep({ ...state, pause: "pushed" });
  if (stage.at === "prompting") return undefined;
  return queueStep({ ...state, pause: "pushed" }, [{ type: "pause" }]);
};
