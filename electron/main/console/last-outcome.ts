import type { CounterEvent } from "../../../contract/counter/counter.ts";
import type { ConsoleOutcome } from "../../../contract/ipc/console-view.ts";
import type { Counter } from "../counter/counter.ts";

/** The outcome of the last prompt in the current shift; a new shift starts with none. */
export const watchOutcomes = (counter: Pick<Counter, "onEvent">): (() => ConsoleOutcome | null) => {
  let last: ConsoleOutcome | null = null;
  counter.onEvent((event) => {
    last = outcomeAfter(event, last);
  });
  return () => last;
};

export const outcomeAfter = (
  { type, prompt }: Pick<CounterEvent, "type" | "prompt">,
  before: ConsoleOutcome | null,
): ConsoleOutcome | null => {
  if (type === "shift-started" || type === "shift-ended") return null;
  if (!prompt || prompt.state === "open" || prompt.endedAt === null) return before;
  return { outcome: prompt.state, at: prompt.endedAt };
};
