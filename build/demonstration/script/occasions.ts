import { randomOf } from "../random.ts";
import { demonstrationWindows, type WindowName, type WindowProfile } from "../windows.ts";
import { type Comment, comments } from "../words/comments.ts";
import { explanations, opinions, wishes } from "../words/others.ts";

/** Where a day lies among the open days of the history; null for a day after it. */
export type DayPlace = { readonly index: number; readonly count: number } | null;

/** Texts that a window gets on one day, beside its ordinary visits. */
export interface Occasions {
  readonly comments: readonly Comment[];
  /** 申诉, each about a negative rating of that day. */
  readonly explanations: readonly string[];
  readonly opinions: readonly string[];
  /** Written answers of the survey. */
  readonly surveyTexts: readonly string[];
  readonly hasComplaint: boolean;
}

interface Placed<Item> {
  readonly at: WindowName;
  /** From 0 to 1 of the history. */
  readonly share: number;
  readonly item: Item;
}

const placedOpinions: readonly Placed<string>[] = [
  { at: "330100-XZFW/1", share: 0.35, item: opinions.chairs },
  { at: "330100-XZFW/6", share: 0.85, item: opinions.hours },
];

const placedExplanations: readonly Placed<string>[] = [
  { at: "330100-XZFW/4", share: 0.3, item: explanations.papers },
  { at: "330100-XZFW/5", share: 0.5, item: explanations.upgrade },
  { at: "330100-SYY/1", share: 0.75, item: explanations.queue },
];

const placedComplaint: Placed<null> = { at: "330100-XZFW/5", share: 0.6, item: null };

/** One after the other, each at the next window. */
const placedWishes = (): readonly Placed<string>[] =>
  wishes.flatMap((item, index) => {
    const window = demonstrationWindows[(5 * index) % demonstrationWindows.length];
    return window ? [{ at: window.name, share: (index + 0.5) / wishes.length, item }] : [];
  });

/** Evenly over the history, and at each window on days of its own. */
const placedComments = (at: WindowName): readonly Placed<Comment>[] => {
  const listed = comments[at];
  const shift = 0.1 + 0.8 * randomOf(`${at}/comments`).next();
  return listed.map((item, index) => ({ at, share: (index + shift) / listed.length, item }));
};

export const isWithin = (span: { readonly from: number; readonly to: number } | null, place: DayPlace): boolean =>
  span !== null && place !== null && place.index >= span.from * place.count && place.index < span.to * place.count;

/** Whether a share of the history falls on this day. */
export const isDayOf = (share: number, place: DayPlace): boolean =>
  place !== null && Math.floor(share * place.count) === place.index;

export const occasionsOf = ({ name }: WindowProfile, place: DayPlace): Occasions => {
  const here = <Item>(placed: readonly Placed<Item>[]): readonly Item[] =>
    placed.filter(({ at, share }) => at === name && isDayOf(share, place)).map(({ item }) => item);
  return {
    comments: here(placedComments(name)),
    explanations: here(placedExplanations),
    opinions: here(placedOpinions),
    surveyTexts: here(placedWishes()),
    hasComplaint: here([placedComplaint]).length > 0,
  };
};
