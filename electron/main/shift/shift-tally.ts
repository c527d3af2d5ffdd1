import { type LevelCount, leastRatingsForLevels, type ShiftFigures } from "../../../contract/ipc/shift.ts";
import type { EntryKind } from "../../../contract/ledger/bodies/index-of-kinds.ts";
import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import type { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import type { Level, PromptId, ShiftId } from "../../../contract/words.ts";

type Outcome = "open" | "answered" | "unanswered" | "cancelled";

interface TalliedPrompt {
  readonly isWalkUp: boolean;
  readonly outcome: Outcome;
  /** As it stands after 改评; null where nobody has rated. */
  readonly level: Level | null;
}

/** One shift, prompt by prompt, as the ledger tells it. Main keeps it to itself: it holds levels. */
export interface ShiftTally {
  readonly shiftId: ShiftId;
  /** ISO 8601 */
  readonly startedAt: string;
  readonly prompts: ReadonlyMap<PromptId, TalliedPrompt>;
}

/** What a tally is made of; everything else may be left unread. */
export const talliedKinds = [
  "prompt-opened",
  "prompt-closed",
  "rating-given",
  "rating-changed",
] as const satisfies readonly EntryKind[];

export const emptyTally = (shiftId: ShiftId, startedAt: string): ShiftTally => ({
  shiftId,
  startedAt,
  prompts: new Map(),
});

/** The tally after one more entry. What belongs to another shift, a rating changed after a hand-over too, is not counted. */
export const withEntry = (tally: ShiftTally, { kind, body }: EntryDraft): ShiftTally => {
  if (kind === "prompt-opened") {
    if (body.shiftId !== tally.shiftId) return tally;
    return withPrompt(tally, body.promptId, { isWalkUp: body.source === "walk-up", outcome: "open", level: null });
  }
  if (kind !== "prompt-closed" && kind !== "rating-given" && kind !== "rating-changed") return tally;
  const prompt = tally.prompts.get(body.promptId);
  if (!prompt) return tally;
  if (kind === "prompt-closed") return withPrompt(tally, body.promptId, { ...prompt, outcome: body.outcome });
  return withPrompt(tally, body.promptId, { ...prompt, outcome: "answered", level: body.level });
};

const withPrompt = (tally: ShiftTally, promptId: PromptId, prompt: TalliedPrompt): ShiftTally => ({
  ...tally,
  prompts: new Map(tally.prompts).set(promptId, prompt),
});

/** A walk-up prompt is counted where it was answered, and apart: nobody had asked, so nobody left it unanswered. */
export const figuresOf = ({ startedAt, prompts }: ShiftTally): ShiftFigures => {
  const all = [...prompts.values()];
  const asked = all.filter(({ isWalkUp }) => !isWalkUp);
  const ended = (outcome: Outcome): number => asked.filter((prompt) => prompt.outcome === outcome).length;
  const answered = ended("answered");
  const unanswered = ended("unanswered");
  const decided = answered + unanswered;
  return {
    startedAt,
    opened: asked.length,
    answered,
    unanswered,
    cancelled: ended("cancelled"),
    walkUps: all.filter(({ isWalkUp, outcome }) => isWalkUp && outcome === "answered").length,
    responseRate: decided === 0 ? null : answered / decided,
  };
};

/**
 * How often each level was given by those who were asked; null below ten such ratings. For a shift that has ended, never
 * before. What was given unasked counts for neither: anybody at the counter can give it, and would know what to subtract.
 */
export const levelsOf = (
  { prompts }: ShiftTally,
  { levels }: Pick<ConfigurationDocument, "levels">,
): readonly LevelCount[] | null => {
  const given = [...prompts.values()].flatMap(({ level, isWalkUp }) => (isWalkUp ? [] : (level ?? [])));
  if (given.length < leastRatingsForLevels) return null;
  return levels
    .toSorted((one, other) => other.level - one.level)
    .map(({ level, text }) => ({ level, text, count: given.filter((one) => one === level).length }));
};
