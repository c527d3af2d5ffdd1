import { assertNever } from "../../../contract/assert-never.ts";
import type { LocalText } from "../../../contract/words.ts";
import { busyWith } from "../visit/prompt-steps.ts";
import type { Session } from "../visit/session.ts";
import { type QueueAction, type QueueContext, type QueueState, type QueueStep, queueStep } from "./queue-state.ts";
import type { QueueCall, QueueOperate } from "./wire.ts";

/** How long a request for a rating waits for the screen. After that its citizen has left the window. */
const questWaitsMs = 60_000;

/**
 * The screen's text while the queue system pauses the window, which gives no reason. A restart recognises a pushed
 * pause by this text.
 */
export const pushedPauseReason: LocalText = { zh: "暂停服务", en: "Service is paused" };

/**
 * Takes a `RateQuest`, which comes once per call, is never repeated and has no expiry. Ignores it where its prompt is
 * open or has ended; of several that wait, the newest counts. A dropped quest leaves no entry, because no citizen was
 * asked.
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

/** Ends a pushed pause only. Staff end a pause at the kiosk where they began it. */
const endPause = ({ pause }: QueueState, { session }: QueueContext): readonly QueueAction[] =>
  pause === "pushed" && session.duty.state === "paused" ? [{ type: "resume" }] : [];

/**
 * `Pause` pauses the window as soon as no prompt is open. If staff have paused it by hand before, it becomes a pushed
 * pause: they continued it at the caller, and will end it there.
 *
 * `Reset` in practice ends a pause there: `Resume` is in the protocol, but no caller sends it. `Reset` also comes when
 * a call is abandoned or transferred. It ends a pushed pause and drops the quest or the open prompt of the queue
 * system. A tapped level stays: it is on disk, the citizen may finish undisturbed, and it is submitted like any other.
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
