import { type EntryEnvelope, interpretEntry } from "../ledger/entry.ts";
import { type Hole, holeBetween } from "../ledger/hole.ts";
import { type Problem, problem } from "../problems/problem.ts";
import type { EpochRecord, Gap } from "./epoch-record.ts";

/** A hole, and the epoch whose entry declares it. */
export interface Declaration {
  readonly by: number;
  readonly hole: Hole;
}

/** The hole that an entry declares, if it does: only a later epoch speaks of an older one. */
export const declarationIn = (envelope: EntryEnvelope): Declaration | undefined => {
  const entry = envelope.kind === "hole-declared" ? interpretEntry(envelope) : undefined;
  if (typeof entry !== "object" || entry.kind !== "hole-declared" || entry.body.epoch >= envelope.epoch)
    return undefined;
  return { by: envelope.epoch, hole: entry.body };
};

/** Whether the missing entries between are declared lost. */
export const declarationOf = (declarations: readonly Declaration[], { size, next }: Gap): Declaration | undefined =>
  declarations.find(({ hole }) => holeBetween([hole], size, next) !== undefined);

/**
 * What is missing within an epoch: a hole that its device declared is told with what was salvaged behind it, up to the
 * next hole; any other gap is told as entries that are missing.
 */
export const judgeGaps = (record: EpochRecord, declarations: readonly Declaration[]): readonly Problem[] =>
  record.gaps.map((gap, index) => {
    const { epoch, seq: next } = gap.next;
    const missing = { epoch, seq: gap.size + 1, last: next - 1 };
    const declared = declarationOf(declarations, gap);
    if (!declared) return problem("entries-missing", missing);
    const until = record.gaps[index + 1]?.size ?? record.end().size;
    return problem("entries-lost", { ...missing, by: declared.by, next, until });
  });
