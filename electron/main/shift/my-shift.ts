import {
  type LevelCount,
  leastRatingsForLevels,
  type ShiftFigures,
  type ShiftSummary,
} from "../../../contract/ipc/shift.ts";
import type { EntryKind } from "../../../contract/ledger/bodies/index-of-kinds.ts";
import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import type { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import type { Level, PromptId, ShiftId } from "../../../contract/words.ts";
import type { Store } from "../../../db/store.ts";
import type { Clock } from "../../wire/clock.ts";
import { withOffset } from "../../wire/wall-time.ts";
import type { Visit } from "../visit/visit.ts";

export interface MyShift {
  /** Of the current shift; undefined where no member of staff is on duty. */
  readonly figures: () => ShiftFigures | undefined;
  /**
   * The summary of the shift that was just ended by logging out, returned once and then deleted, so that the next
   * person at the screen does not get it. A shift that was handed over or forgotten has no summary.
   */
  readonly takeSummary: () => ShiftSummary | undefined;
}

export interface MyShiftParts {
  readonly store: Pick<Store, "newestOfKinds" | "entriesAfter">;
  readonly clock: Clock;
  readonly visit: Pick<Visit, "session" | "document" | "onWritten">;
}

type Outcome = "open" | "answered" | "unanswered" | "cancelled";

interface TalliedPrompt {
  readonly isWalkUp: boolean;
  readonly outcome: Outcome;
  /** The level after 改评; null without a rating. */
  readonly level: Level | null;
}

/** The prompts of one shift, from the ledger. Main does not pass it on, because it contains levels. */
interface ShiftTally {
  readonly shiftId: ShiftId;
  /** ISO 8601 */
  readonly startedAt: string;
  readonly prompts: ReadonlyMap<PromptId, TalliedPrompt>;
}

/** The kinds of entries that count in a tally; others need not be read. */
const talliedKinds = [
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

/**
 * Counts the entries of the current shift: reads them once where a start continues a shift, then adds one entry after
 * the other.
 */
export const watchMyShift = ({ store, clock, visit }: MyShiftParts): MyShift => {
  let running = recoveredTally(store, visit);
  let ended: ShiftTally | undefined;

  const hear = (draft: EntryDraft): void => {
    if (draft.kind === "shift-started") {
      running = emptyTally(draft.body.shiftId, withOffset(clock.date()));
      ended = undefined;
    } else if (draft.kind === "shift-ended") {
      ended = draft.body.cause === "logged-out" ? running : undefined;
      running = undefined;
    } else if (running) running = withEntry(running, draft);
  };
  visit.onWritten((drafts) => drafts.forEach(hear));

  return {
    figures: () => running && figuresOf(running),
    takeSummary: () => {
      const told = ended;
      const document = visit.document();
      ended = undefined;
      return told && document && { figures: figuresOf(told), levels: levelsOf(told, document) };
    },
  };
};

const recoveredTally = (store: MyShiftParts["store"], visit: MyShiftParts["visit"]): ShiftTally | undefined => {
  const { duty } = visit.session();
  const started = store.newestOfKinds(["shift-started"]);
  if (duty.state === "off" || started?.kind !== "shift-started") return undefined;
  return store.entriesAfter(started, talliedKinds).reduce(withEntry, emptyTally(duty.shift.shiftId, started.at));
};
