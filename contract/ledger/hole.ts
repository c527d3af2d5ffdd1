import type { EntryBody, EntryEnvelope } from "./entry.ts";

/** The entries `from` to `to` of an epoch that its device declared lost; `head` is the hash of the last of them. */
export type Hole = EntryBody<"hole-declared">;

/** The declared hole between entry `size` of an epoch and `next`, the next entry present. */
export const holeBetween = (
  holes: readonly Hole[],
  size: number,
  { epoch, seq, prev }: Pick<EntryEnvelope, "epoch" | "seq" | "prev">,
): Hole | undefined =>
  holes.find((hole) => hole.epoch === epoch && hole.from <= size + 1 && hole.to === seq - 1 && hole.head === prev);
