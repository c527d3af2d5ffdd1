/** What a citizen has touched and is not on disk yet. Lists of tags are in the order of the shipped set. */
export interface TagWish {
  /** All tags as they shall be; null where they are as main says. */
  readonly wanted: readonly string[] | null;
  /** What is on its way to main; null while nothing is. */
  readonly asked: readonly string[] | null;
}

export const noWish: TagWish = { wanted: null, asked: null };

/** One touch: the tag is wanted now, or no more. `codes` are all tags there are, `saved` those on disk. */
export const withTouched = (
  { wanted, asked }: TagWish,
  code: string,
  codes: readonly string[],
  saved: readonly string[],
): TagWish => ({ wanted: codes.filter((each) => (each === code) !== (wanted ?? saved).includes(each)), asked });

/**
 * One step further while no request is on its way: a reply is taken over, and what is still wanted is asked for. What
 * was asked for and is not on disk now was refused: it is shown as it is, and not asked for again.
 */
export const nextWish = ({ wanted, asked }: TagWish, saved: readonly string[]): TagWish => {
  const isDone = wanted === null || isSame(wanted, asked ?? saved) || isSame(wanted, saved);
  return isDone ? noWish : { wanted, asked: wanted };
};

const isSame = (some: readonly string[], others: readonly string[]): boolean => some.join() === others.join();
