import type { Rate } from "../../contract/office/figures/figures.ts";
import type { Level } from "../../contract/words.ts";

/** One 评价邀请 of the office system, and its outcome. */
export interface ScriptedPrompt {
  readonly references: readonly string[];
  readonly end: "answered" | "unanswered" | "cancelled";
  /** The citizen's first tap. */
  readonly level: Level;
  /** 改评. */
  readonly changedTo: Level | null;
}

/** The levels as citizens give them, repeated. */
const levels: readonly Level[] = [5, 5, 4, 5, 3, 2, 5, 1, 4, 5];

const cancelledOnes = [7, 23, 51];
const changedOne = 10;
/** A citizen with three 办件. */
const batch = 12;

const endOf = (index: number): ScriptedPrompt["end"] => {
  if (index % 5 === 4) return "unanswered";
  return cancelledOnes.includes(index) ? "cancelled" : "answered";
};

/** Sixty in the day of one window: 12 stay unanswered, 3 are cancelled. */
export const scriptedPrompts: readonly ScriptedPrompt[] = Array.from({ length: 60 }, (_, index) => ({
  references: index === batch ? ["BJ-12-1", "BJ-12-2", "BJ-12-3"] : [`BJ-${index}`],
  end: endOf(index),
  level: index === changedOne ? 1 : (levels[index % levels.length] ?? 5),
  changedTo: index === changedOne ? 4 : null,
}));

/** Citizens who rate unasked, after the prompt of that number. */
export const scriptedWalkUps: ReadonlyMap<number, Level> = new Map([
  [3, 5],
  [17, 2],
  [33, 5],
  [48, 1],
]);

/** Before this prompt there is a lunch break, and before that a colleague takes over. */
export const lunchBefore = 20;
export const handOverBefore = 30;

const standing = ({ level, changedTo }: ScriptedPrompt): Level => changedTo ?? level;

/** Counts of levels 1 to 5, and the centre's figures for a day or a person computed from them. */
const countedOf = (given: readonly Level[]) =>
  ([1, 2, 3, 4, 5] as const).map((level) => given.filter((one) => one === level).length);

const share = (numerator: number, denominator: number): Rate => ({
  ...{ numerator, denominator },
  value: denominator === 0 ? null : numerator / denominator,
});

const favourable = (given: readonly Level[]): Rate => share(given.filter((level) => level >= 3).length, given.length);

/** Walk-ups of one person, and of a window, have no rate below ten. The figures of the prompts from `first` up to and without `end`, and of the walk-ups between them. */
export const expectedFigures = (first = 0, end = scriptedPrompts.length, hasWalkUpRate = false) => {
  const prompts = scriptedPrompts.slice(first, end);
  const ended = (how: ScriptedPrompt["end"]) => prompts.filter((prompt) => prompt.end === how);
  const walkUps = [...scriptedWalkUps].filter(([after]) => after >= first && after < end).map(([, level]) => level);
  const prompted = ended("answered").map(standing);
  const all = [...prompted, ...walkUps];
  const raised = ended("answered").filter((prompt) => standing(prompt) > prompt.level).length;
  const [answered, unanswered] = [prompted.length, ended("unanswered").length];
  return {
    opened: prompts.length,
    answered,
    unanswered,
    cancelled: ended("cancelled").length,
    ratings: all.length,
    promptedRatings: prompted.length,
    walkUpRatings: walkUps.length,
    levels: countedOf(all),
    negativeRatings: all.filter((level) => level <= 2).length,
    raisedRatings: raised,
    favourableRate: favourable(all),
    notDefaultFavourableRate: favourable(all),
    walkUpFavourableRate: hasWalkUpRate ? favourable(walkUps) : null,
    unansweredRate: share(unanswered, answered + unanswered),
    coverage: share(answered, answered + unanswered),
    negativeShare: share(all.filter((level) => level <= 2).length, all.length),
    raisedShare: share(raised, all.length),
  };
};
