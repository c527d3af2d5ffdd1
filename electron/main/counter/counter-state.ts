import type { CounterPrompt, CounterState } from "../../../contract/counter/counter.ts";
import { transactionsOf } from "../../../contract/ledger/bodies/prompt.ts";
import type { PromptRecord } from "../../../db/ledger/prompts.ts";
import type { Store } from "../../../db/store.ts";
import { type Duty, isWriting, type Stage } from "../visit/session.ts";
import type { Visit } from "../visit/visit.ts";

type Seen = Pick<Visit, "session" | "document" | "sinceRatingMs">;

const endOf = ({ ended }: PromptRecord): CounterPrompt["state"] => {
  if (!ended) return "open";
  return ended.kind === "rating-given" ? "answered" : ended.body.outcome;
};

/** A prompt without its answer. */
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

/**
 * Time after a rating during which the counter sees the citizen as writing, milliseconds: as long as the reasons screen
 * waits for a citizen who has left.
 */
export const answerShownMs = (visit: Pick<Visit, "document">): number => visit.document()?.policy.reasonsMs ?? 0;

/** Whether the time after a rating runs. It is the same for every level, whatever the citizen does meanwhile. */
const isAnswerFresh = (visit: Pick<Visit, "document" | "sinceRatingMs">): boolean =>
  visit.sinceRatingMs() < answerShownMs(visit);

/** The number of a complaint counts as writing: the counter must not see which form it was. */
const citizenAsSeen = (stage: Stage, isFresh: boolean): CounterState["citizen"] => {
  if (stage.at === "prompting") return "prompted";
  return isFresh || isWriting(stage) ? "writing" : "none";
};

/**
 * The window's state without any hint at the rating. It hides how long the citizen gives reasons, changes the level or
 * reads the thanks: dissatisfied citizens take longer.
 */
export const stateAsSeen = (visit: Seen, promptOf: Store["prompt"]): CounterState => {
  const { duty, stage } = visit.session();
  const open = stage.at === "prompting" ? promptOf(stage.prompt.promptId) : undefined;
  return {
    window: windowStates[duty.state],
    staffNumber: duty.state === "off" ? null : duty.shift.staffNumber,
    pause: duty.state === "paused" ? { reason: duty.reason, until: duty.until } : null,
    citizen: citizenAsSeen(stage, isAnswerFresh(visit)),
    prompt: open ? promptAsSeen(open) : null,
  };
};
