import type { CounterPrompt, CounterState } from "../../../contract/counter/counter.ts";
import { transactionsOf } from "../../../contract/ledger/bodies/prompt.ts";
import type { PromptRecord } from "../../../db/ledger/prompts.ts";
import type { Store } from "../../../db/store.ts";
import { busyWith } from "../visit/prompt-steps.ts";
import type { Duty, Session } from "../visit/session.ts";

const endOf = ({ ended }: PromptRecord): CounterPrompt["state"] => {
  if (!ended) return "open";
  return ended.kind === "rating-given" ? "answered" : ended.body.outcome;
};

/** A prompt without what was answered. */
export const promptAsSeen = (record: PromptRecord): CounterPrompt => ({
  promptId: record.opened.body.promptId,
  state: endOf(record),
  transactions: [...transactionsOf(record.opened.body)],
  openedAt: record.opened.at,
  endedAt: record.ended?.at ?? null,
});

const windowStates = { on: "serving", paused: "paused", off: "no-one-on-duty" } as const satisfies Readonly<
  Record<Duty["state"], CounterState["window"]>
>;

/** The window without anything that would tell how somebody rated. */
export const stateAsSeen = ({ duty, stage }: Session, promptOf: Store["prompt"]): CounterState => {
  const open = stage.at === "prompting" ? promptOf(stage.prompt.promptId) : undefined;
  return {
    window: windowStates[duty.state],
    staffNumber: duty.state === "off" ? null : duty.shift.staffNumber,
    pause: duty.state === "paused" ? { reason: duty.reason, until: duty.until } : null,
    citizen: open ? "prompted" : busyWith(stage) === "citizen-busy" ? "writing" : "none",
    prompt: open ? promptAsSeen(open) : null,
  };
};
