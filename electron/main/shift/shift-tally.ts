import { type LevelCount, leastRatingsForLevels, type ShiftFigures } from "../../../contract/ipc/shift.ts";
import type { EntryKind } from "../../../contract/ledger/bodies/index-of-kinds.ts";
import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import type { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import type { Level, PromptId, ShiftId } from "../../../contract/words.ts";

type Outcome = "open" | "answered" | "unanswered" | "cancelled";

interface TalliedPrompt {
  readonly isWalkUp: boolean;
  readonly outcome: Outcome;
  /** The level after 改评; null without a rating. */
  readonly level: Level | null;
}

/** The prompts of one shift, from the ledger. Main does not pass it on, because it contains levels. */
export interface ShiftTally {
  readonly shiftId: ShiftId;
  /** ISO 8601 */
  readonly startedAt: string;
  readonly prompts: ReadonlyMap<PromptId, TalliedPrompt>;
}

/** The kinds of entries that count in a tally; others need not be read. */
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

/** Adds one entry to the tally. Entries of another shift do not count, nor does a rating changed after a hand-over. */
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

/** Counts answered walk-up prompts separately: they were not requested, so none of them can be unanswered. */
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
 * Number of ratings per level from requested prompts; null below ten of them. Show it only after the end of the shift.
 * Walk-up ratings do not count: any person at the counter can give one, and could subtract it from the result.
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
