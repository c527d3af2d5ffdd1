import { useEffect, useEffectEvent, useState } from "react";
import type { TagChoice } from "../../contract/ipc/view.ts";

interface ChosenTags {
  readonly isChosen: (code: string) => boolean;
  readonly touch: (code: string) => void;
  /** Every touched tag is on disk, or was refused. */
  readonly isSaved: boolean;
}

/** Tags that were touched and are not on disk yet. Lists are in the order of the shipped set. */
export interface TagSelection {
  /** All tags as the citizen wants them; null if they equal main's. */
  readonly wanted: readonly string[] | null;
  /** The tags of the request in progress; null without one. */
  readonly asked: readonly string[] | null;
}

export const noSelection: TagSelection = { wanted: null, asked: null };

/** One touch: the tag is now wanted, or not any more. `codes` are all tags, `saved` those on disk. */
export const withTouched = (
  { wanted, asked }: TagSelection,
  code: string,
  codes: readonly string[],
  saved: readonly string[],
): TagSelection => ({ wanted: codes.filter((each) => (each === code) !== (wanted ?? saved).includes(each)), asked });

/**
 * The next step when no request is in progress: takes the reply over, and requests the tags that are still wanted. Tags
 * that were requested and are not on disk now were refused: they are shown as saved, and not requested again.
 */
export const nextSelection = ({ wanted, asked }: TagSelection, saved: readonly string[]): TagSelection => {
  const isDone = wanted === null || isSame(wanted, asked ?? saved) || isSame(wanted, saved);
  return isDone ? noSelection : { wanted, asked: wanted };
};

const isSame = (some: readonly string[], others: readonly string[]): boolean => some.join() === others.join();

/** Shows a touch at once and sends one request at a time to main: touches during a request are sent together after it. */
export const useTagWish = (
  tags: readonly TagChoice[],
  busy: boolean,
  onChooseTags: (tagCodes: readonly string[]) => void,
): ChosenTags => {
  const codes = tags.map(({ code }) => code);
  const saved = tags.filter(({ chosen }) => chosen).map(({ code }) => code);
  const [wish, setWish] = useState(noSelection);
  const goOn = useEffectEvent(() => {
    const next = nextSelection(wish, saved);
    if (next.asked !== null) onChooseTags(next.asked);
    if (next !== wish) setWish(next);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: goes on after every touch and every reply
  useEffect(() => {
    if (!busy) goOn();
  }, [busy, wish]);
  return {
    isChosen: (code) => (wish.wanted ?? saved).includes(code),
    touch: (code) => setWish((before) => withTouched(before, code, codes, saved)),
    isSaved: wish.wanted === null,
  };
};
