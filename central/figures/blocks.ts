import { fewestRatingsOfPerson, type Tally } from "../../contract/office/figures/figures.ts";
import { groupBy } from "./signals/arrange.ts";
import { ratingsIn, sumOf, without } from "./tally.ts";

interface Counts {
  readonly tally: Tally;
  /** The ratings in question among them. */
  readonly inQuestion: Tally;
}

/** The counts of one person at one window in one part of a period: the smallest unit of the figures. */
export interface Cell extends Counts {
  readonly unitCode: string;
  readonly windowNumber: string;
  readonly staffNumber: string;
  /** A week, or the part of one up to a month's end: weeks, months and quarters are made of such parts. */
  readonly part: string;
  /** The pieces that were told while the part ran; together with the rest they are the counts. */
  readonly early?: readonly Counts[];
}

/** The smallest scope in which a group of cells has figures of its own, from the narrowest to the widest. */
export const scopes = ["person", "window", "unit", "all"] as const;
export type Scope = (typeof scopes)[number];

/**
 * Cells that are published together or not at all, and the smallest scope whose figures contain them. Every figure is a
 * sum of whole blocks, and none has fewer than ten ratings: no subtraction of figures can give fewer ratings than a
 * block's.
 */
export interface Block {
  readonly scope: Scope;
  readonly cells: readonly Cell[];
}

const tallyOf = (cells: readonly Cell[]): Tally => sumOf(cells.map(({ tally }) => tally));

const isEnough = (cells: readonly Cell[]): boolean => ratingsIn(tallyOf(cells)) >= fewestRatingsOfPerson;

const groupsBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly Item[])[] => [
  ...groupBy(items, keyOf).values(),
];

/** Groups of cells at one level of a tree; those that are too small are put together. */
interface Merged {
  readonly alone: readonly (readonly Cell[])[];
  /** The small ones, and the next smallest with them until there are ratings enough; may still be too small. */
  readonly together: readonly Cell[];
}

const merge = (groups: readonly (readonly Cell[])[]): Merged => {
  const sized = groups.map((cells) => ({ cells, ratings: ratingsIn(tallyOf(cells)) }));
  const small = sized.filter(({ ratings }) => ratings < fewestRatingsOfPerson);
  const large = sized
    .filter(({ ratings }) => ratings >= fewestRatingsOfPerson)
    .sort((one, other) => one.ratings - other.ratings);
  const needsOneMore = small.length > 0 && small.reduce((sum, { ratings }) => sum + ratings, 0) < fewestRatingsOfPerson;
  const hidden = needsOneMore ? [...small, ...large.slice(0, 1)] : small;
  const alone = needsOneMore ? large.slice(1) : large;
  return { alone: alone.map(({ cells }) => cells), together: hidden.flatMap(({ cells }) => cells) };
};

const block = (scope: Scope, cells: readonly Cell[]): readonly Block[] => (isEnough(cells) ? [{ scope, cells }] : []);

/** The people of one window. */
const blocksOfWindow = (cells: readonly Cell[]): readonly Block[] => {
  const { alone, together } = merge(groupsBy(cells, ({ staffNumber }) => staffNumber));
  return [...alone.flatMap((person) => block("person", person)), ...block("window", together)];
};

const blocksOfUnit = (cells: readonly Cell[]): readonly Block[] => {
  const { alone, together } = merge(groupsBy(cells, ({ windowNumber }) => windowNumber));
  return [...alone.flatMap(blocksOfWindow), ...block("unit", together)];
};

const blocksOfPart = (cells: readonly Cell[]): readonly Block[] => {
  const { alone, together } = merge(groupsBy(cells, ({ unitCode }) => unitCode));
  return [...alone.flatMap(blocksOfUnit), ...block("all", together)];
};

/**
 * The blocks of any cells. A person with fewer than ten ratings at a window is put together with the next smallest
 * there, a window with fewer than ten with the next smallest window of its unit, a unit with the next smallest unit, in
 * each part by itself: weeks, months and quarters are then cut in the same way where they overlap. A rest below ten in
 * the whole office is not published at all.
 */
export const blocksOf = (cells: readonly Cell[]): readonly Block[] =>
  groupsBy(cells, ({ part }) => part).flatMap(blocksOfPart);

/** Ratings in question that may be left out together, and the smallest scope whose figures leave them out. */
export interface Omission {
  readonly scope: Scope;
  readonly place: Cell;
  readonly tally: Tally;
}

interface Rest {
  readonly omissions: readonly Omission[];
  /** Blocks with too few ratings in question to leave out by themselves. */
  readonly left: readonly Block[];
}

const hasAny = ({ inQuestion }: Counts): boolean => ratingsIn(inQuestion) > 0;

const added = (counts: readonly Counts[]): Counts => ({
  tally: sumOf(counts.map(({ tally }) => tally)),
  inQuestion: sumOf(counts.map(({ inQuestion }) => inQuestion)),
});

/** The pieces of a block that were told early, and its rest: figures tell each apart. */
const toldApart = ({ cells }: Block): readonly Counts[] => {
  const early = cells.flatMap((cell) => cell.early ?? []);
  const [whole, told] = [added(cells), added(early)];
  return [
    ...early,
    { tally: without(whole.tally, told.tally), inQuestion: without(whole.inQuestion, told.inQuestion) },
  ];
};

const othersIn = ({ tally, inQuestion }: Counts): number => ratingsIn(tally) - ratingsIn(inQuestion);

const isFew = (ratings: number): boolean => ratings > 0 && ratings < fewestRatingsOfPerson;

/**
 * Blocks and pieces without ratings in question are the same in both figures: they hide nothing of the others. Those
 * with nothing else are known as well: they hide nothing of the other ratings in question.
 */
const omit = (scope: Scope, given: readonly Block[]): Rest => {
  const blocks = given.filter(({ cells }) => hasAny(added(cells)));
  const [place] = blocks.flatMap((each) => each.cells);
  const apart = blocks.flatMap(toldApart).filter(hasAny);
  const { inQuestion } = added(apart);
  const partly = added(apart.filter((each) => othersIn(each) > 0));
  if (!place) return { omissions: [], left: [] };
  const isSafe =
    ratingsIn(inQuestion) >= fewestRatingsOfPerson && !isFew(ratingsIn(partly.inQuestion)) && !isFew(othersIn(partly));
  return isSafe ? { omissions: [{ scope, place, tally: inQuestion }], left: [] } : { omissions: [], left: blocks };
};

const omitEach = (scope: Scope, groups: readonly (readonly Block[])[]): Rest => {
  const rests = groups.map((blocks) => omit(scope, blocks));
  return { omissions: rests.flatMap(({ omissions }) => omissions), left: rests.flatMap(({ left }) => left) };
};

const placeOf = ({ cells }: Block): Cell | undefined => cells[0];

const wider: readonly (readonly [Scope, (block: Block) => string])[] = [
  ["window", (each) => JSON.stringify([placeOf(each)?.unitCode, placeOf(each)?.windowNumber])],
  ["unit", (each) => placeOf(each)?.unitCode ?? ""],
  ["all", () => ""],
];

const isWithin = (scope: Scope, block: Block): boolean => scopes.indexOf(block.scope) <= scopes.indexOf(scope);

/**
 * The omissions of the figures without the ratings in question. The difference between both figures is a figure too:
 * where a block has fewer than ten ratings in question, or would keep fewer than ten others, they are left out together
 * with those of its window, its unit, or all units, and stay in the figures of smaller scopes.
 */
export const omissionsFrom = (blocks: readonly Block[]): readonly Omission[] =>
  groupsBy(blocks, (each) => placeOf(each)?.part ?? "").flatMap((ofPart) => {
    const alone = ofPart.map((each) => omit(each.scope, [each]));
    const found = alone.flatMap(({ omissions }) => [...omissions]);
    let left = alone.flatMap((rest) => rest.left);
    for (const [scope, keyOf] of wider) {
      const due = left.filter((each) => isWithin(scope, each));
      const rest = omitEach(scope, groupsBy(due, keyOf));
      found.push(...rest.omissions);
      left = [...rest.left, ...left.filter((each) => !isWithin(scope, each))];
    }
    return found;
  });
