import { type EntryEnvelope, interpretEntry } from "../ledger/entry.ts";
import { type Hole, holeBetween } from "../ledger/hole.ts";
import { type Problem, problem } from "../problems/problem.ts";
import type { EpochRecord, Gap } from "./epoch-record.ts";

/** A hole, and the epoch whose entry declares it. */
interface Declaration {
  readonly by: number;
  readonly hole: Hole;
}

/** The holes that the entries of a file declare. */
export interface Declarations {
  readonly take: (envelope: EntryEnvelope) => void;
  /** The declaration that covers the missing entries between; undefined where there is none. */
  readonly of: (gap: Gap) => Declaration | undefined;
}

/** The hole that an entry declares, if any: only a later epoch can declare a hole of an older one. */
const declarationIn = (envelope: EntryEnvelope): Declaration | undefined => {
  const entry = envelope.kind === "hole-declared" ? interpretEntry(envelope) : undefined;
  if (typeof entry !== "object" || entry.kind !== "hole-declared" || entry.body.epoch >= envelope.epoch)
    return undefined;
  return { by: envelope.epoch, hole: entry.body };
};

/** Of several with the same end only the widest counts, so that a file of declarations alone is read in linear time. */
export const holeDeclarations = (): Declarations => {
  const widest = new Map<string, Declaration>();
  const keyOf = (epoch: number, to: number, head: string): string => `${epoch}/${to}/${head}`;
  return {
    take: (envelope) => {
      const declared = declarationIn(envelope);
      if (!declared) return;
      const { epoch, from, to, head } = declared.hole;
      const key = keyOf(epoch, to, head);
      if (from < (widest.get(key)?.hole.from ?? Number.POSITIVE_INFINITY)) widest.set(key, declared);
    },
    of: ({ size, next }) => {
      const declared = widest.get(keyOf(next.epoch, next.seq - 1, next.prev));
      return declared && holeBetween([declared.hole], size, next) ? declared : undefined;
    },
  };
};

/**
 * Judges the gaps within an epoch. A hole that its device declared is reported with the entries salvaged behind it, up
 * to the next hole; any other gap is reported as missing entries.
 */
export const judgeGaps = (record: EpochRecord, declarations: Declarations): readonly Problem[] =>
  record.gaps.map((gap, index) => {
    const { epoch, seq: next } = gap.next;
    const missing = { epoch, seq: gap.size + 1, last: next - 1 };
    const declared = declarations.of(gap);
    if (!declared) return problem("entries-missing", missing);
    const until = record.gaps[index + 1]?.size ?? record.end().size;
    return problem("entries-lost", { ...missing, by: declared.by, next, until });
  });
