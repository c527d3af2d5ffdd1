import type { ConsoleView } from "../../../contract/ipc/console-view.ts";
import { returnTime, timeText } from "../../words/date-time.ts";
import type { Speech } from "../../words/speech.ts";

/** The dot beside the state: `busy` while the screen is in use and staff can do nothing about it. */
export type StateMark = "free" | "asked" | "busy" | "paused";

type State = Pick<ConsoleView, "counter" | "mayCancel">;

const isWalkUp = ({ counter, mayCancel }: State): boolean => counter.citizen === "prompted" && !mayCancel;

export const stateMark = (view: State): StateMark => {
  if (isWalkUp(view)) return "busy";
  if (view.counter.window === "paused") return "paused";
  return ({ none: "free", prompted: "asked", writing: "busy" } as const)[view.counter.citizen];
};

/** The state of the window in a few words: only those things that the counter may know. */
export const stateText = (view: State, { words }: Speech): string => {
  if (isWalkUp(view)) return words("console.walkUp");
  if (view.counter.window === "paused") return words("console.paused");
  return words(
    ({ none: "console.free", prompted: "console.prompted", writing: "console.writing" } as const)[view.counter.citizen],
  );
};

/** The reason of a pause, and its end where that is known; null without a pause. */
export const pauseText = ({ counter: { pause } }: State, speech: Speech, now: Date): string | null => {
  if (pause === null) return null;
  const time = returnTime(pause.until, now, speech.locale);
  const reason = speech.local(pause.reason);
  return time === null ? reason : speech.words("console.pausedUntil", { reason, time });
};

/** Why a button of the first page is pale; null where none is. */
export const whyPale = (view: State, { words }: Speech): string | null => {
  if (isWalkUp(view)) return words("console.whyWalkUp");
  if (view.counter.citizen === "prompted") return words("console.whyPrompted");
  return view.counter.citizen === "writing" && view.counter.window === "serving" ? words("console.whyWriting") : null;
};

/** How the last prompt ended; while another one is open, with a word that says so. */
export const outcomeText = (
  { lastOutcome, counter }: Pick<ConsoleView, "lastOutcome" | "counter">,
  { words, locale }: Speech,
): string => {
  if (lastOutcome === null) return words("console.noOutcome");
  const outcome = words(`console.${lastOutcome.outcome}`, { time: timeText(new Date(lastOutcome.at), locale) });
  return counter.citizen === "prompted" ? words("console.lastOutcome", { outcome }) : outcome;
};
