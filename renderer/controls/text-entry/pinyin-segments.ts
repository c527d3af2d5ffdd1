import type { Dictionary } from "./pinyin-dictionary.ts";

/** A run of typed letters: a whole syllable, the beginning of one, or neither. Positions count letters from 0. */
export interface Segment {
  readonly letters: string;
  readonly at: number;
  readonly kind: "whole" | "begun" | "unknown";
}

/** Separates syllables that could be read as one: xi'an. */
export const separator = "'";

interface Reading {
  readonly cost: number;
  readonly segments: readonly Segment[];
}

/** Few segments are better than many, whole ones better than incomplete ones. */
const costOf: Readonly<Record<Segment["kind"], number>> = { whole: 10, begun: 25, unknown: 1_000 };

const longestSyllable = 6;

const kindOf = (letters: string, dictionary: Dictionary): Segment["kind"] | null => {
  if (dictionary.syllables.has(letters)) return "whole";
  if (dictionary.beginnings.has(letters)) return "begun";
  return letters.length === 1 ? "unknown" : null;
};

const segmentAt = (text: string, at: number, length: number, dictionary: Dictionary): Segment | null => {
  const letters = text.slice(at, at + length);
  const kind = letters.length < length || letters.includes(separator) ? null : kindOf(letters, dictionary);
  return kind === null ? null : { letters, at, kind };
};

const betterReading = (segment: Segment, rest: Reading, best: Reading | undefined): Reading | undefined => {
  const cost = costOf[segment.kind] + rest.cost;
  return best === undefined || cost < best.cost ? { cost, segments: [segment, ...rest.segments] } : best;
};

/** The likeliest split of letters into syllables; of two equal ones that with the longer first syllable. */
export const segmentsOf = (text: string, dictionary: Dictionary): readonly Segment[] => {
  const nothing: Reading = { cost: 0, segments: [] };
  const from: Reading[] = Array.from({ length: text.length + 1 }, () => nothing);
  for (let at = text.length - 1; at >= 0; at--) {
    let best: Reading | undefined = text[at] === separator ? from[at + 1] : undefined;
    for (let length = longestSyllable; length >= 1; length--) {
      const segment = segmentAt(text, at, length, dictionary);
      if (segment !== null) best = betterReading(segment, from[at + length] ?? nothing, best);
    }
    from[at] = best ?? nothing;
  }
  return from[0]?.segments ?? [];
};
