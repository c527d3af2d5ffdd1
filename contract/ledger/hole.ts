import type { EntryBody, EntryEnvelope } from "./entry.ts";

/** Entries `from` to `to` of an epoch that its device lost and said so; `head` is the hash that the last of them had. */
export type Hole = EntryBody<"hole-declared">;

/** Which of the declared holes lies between entry `size` of an epoch and `next`, the next one of it that is there. */
export const holeBetween = (
  holes: readonly Hole[],
  size: number,
  { epoch, seq, prev }: Pick<EntryEnvelope, "epoch" | "seq" | "prev">,
): Hole | undefined =>
  holes.find((hole) => hole.epoch === epoch && hole.from <= size + 1 && hole.to === seq - 1 && hole.head === prev);
