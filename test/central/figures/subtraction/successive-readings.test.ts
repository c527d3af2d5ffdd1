import fc from "fast-check";
import { expect, test } from "vitest";
import type { Cell } from "../../../../central/figures/blocks.ts";
import { publish } from "../../../../central/figures/publish.ts";
import { type DayCount, type Released, release } from "../../../../central/figures/running-part.ts";
import { emptyTally, ratingsIn, sumOf } from "../../../../central/figures/tally.ts";
import { cellsOf, everythingTold, type Leaf, marked, type Place, recoveredFrom, rowsOf } from "./leaves.ts";

/** A week in one month, and the days of another one that the end of a month cuts. */
const days = ["2026-03-23", "2026-03-24", "2026-03-25", "2026-03-26", "2026-03-30", "2026-03-31", "2026-04-01"];

/** A leaf that reaches the centre some days later. */
interface LateLeaf extends Leaf {
  readonly late: number;
}

const dayAfter = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);

type Release = (days: readonly DayCount[], before: Released | undefined) => Released | undefined;

const textOf = ({ unitCode, windowNumber, staffNumber, part }: Place): string =>
  JSON.stringify([unitCode, windowNumber, staffNumber, part]);

const partDays = (part: string): readonly string[] => days.filter((day) => cellsPart(day) === part);
const cellsPart = (day: string): string =>
  day < "2026-03-30" ? "2026-03-23" : day < "2026-04-01" ? "2026-03-30" : day;
const parts = [...new Set(days.map(cellsPart))];

/** Everything that a person reads who reads the running part on every evening, and all periods after their end. */
const readDaily = (leaves: readonly LateLeaf[], by: Release) => {
  const told: (readonly number[])[] = [];
  const released = new Map<string, Released>();
  for (const part of parts) {
    for (const evening of partDays(part)) {
      const cells = cellsOf(leaves, { from: part, to: evening });
      const running = cells.flatMap((cell): readonly Cell[] => {
        const arrived = leaves.flatMap((leaf, index) =>
          textOf({ ...leaf, part: cellsPart(leaf.day) }) === textOf(cell) && dayAfter(leaf.day, leaf.late) <= evening
            ? [{ day: leaf.day, tally: marked(index, leaf.ratings) }]
            : [],
        );
        const now = by(byDay(arrived), released.get(textOf(cell)));
        if (now) released.set(textOf(cell), now);
        return now ? [{ ...cell, tally: now.tally, inQuestion: emptyTally }] : [];
      });
      told.push(...rowsOf(publish(running, "with", part), leaves.length));
    }
  }
  told.push(...everythingTold(leaves, (place) => released.get(textOf(place))?.ends ?? []));
  return told;
};

const byDay = (counts: readonly DayCount[]): readonly DayCount[] =>
  [...new Set(counts.map(({ day }) => day))].map((day) => ({
    day,
    tally: sumOf(counts.filter((count) => count.day === day).map(({ tally }) => tally)),
  }));

const anyLeaf: fc.Arbitrary<LateLeaf> = fc.record({
  unitCode: fc.constantFrom("A", "A", "B"),
  windowNumber: fc.constantFrom("1", "2"),
  staffNumber: fc.constantFrom("p", "q", "r"),
  day: fc.constantFrom(...days),
  isInQuestion: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  late: fc.constantFrom(0, 0, 0, 1, 2),
  ratings: fc.oneof(fc.nat(4), fc.integer({ min: 8, max: 12 }), fc.integer({ min: 10, max: 30 })),
});

/** Either some ratings are in question or some are late: the pieces of late ones are known by their days alone. */
const anyOffice = fc
  .tuple(
    fc.boolean(),
    fc.uniqueArray(anyLeaf, {
      minLength: 1,
      maxLength: 30,
      selector: ({ ratings: _, late: __, ...place }) => JSON.stringify(place),
    }),
  )
  .map(([isPunctual, leaves]) =>
    leaves.map((leaf) => (isPunctual ? { ...leaf, late: 0 } : { ...leaf, isInQuestion: false })),
  );

const place = { unitCode: "A", windowNumber: "1", staffNumber: "p", isInQuestion: false, late: 0 };

test("reading a running part every day, and the figures after its end, isolates nobody with fewer than ten ratings", () => {
  fc.assert(
    fc.property(anyOffice, (leaves) => {
      expect(recoveredFrom(leaves, readDaily(leaves, release))).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

test("a running part shows the earlier days of a person, and not the last ten ratings", () => {
  const of = (...counts: readonly number[]): readonly DayCount[] =>
    counts.map((count, index) => ({ day: `2026-03-0${index + 2}`, tally: marked(index, count) }));
  const told = (counts: readonly DayCount[], before?: Released) => {
    const now = release(counts, before);
    return now && [now.ends, ratingsIn(now.tally)];
  };
  expect([told(of(12)), told(of(12, 9)), told(of(9, 9))]).toEqual([undefined, undefined, undefined]);
  expect(told(of(12, 10))).toEqual([["2026-03-02"], 12]);
  expect(told(of(6, 6, 6, 6))).toEqual([["2026-03-03"], 12]);
  const first = release(of(12, 10), undefined);
  expect(told(of(12, 10, 9), first)).toEqual([["2026-03-02"], 12]);
  expect(told(of(12, 10, 11), first)).toEqual([["2026-03-02", "2026-03-03"], 22]);
});

test("without the rule two readings would give a person away", () => {
  const leaves: readonly LateLeaf[] = [
    { ...place, day: "2026-03-23", ratings: 12 },
    { ...place, day: "2026-03-24", ratings: 3 },
  ];
  const atOnce: Release = (counts) =>
    ratingsIn(sumOf(counts.map(({ tally }) => tally))) < 10
      ? undefined
      : { ends: [], tally: sumOf(counts.map(({ tally }) => tally)) };
  expect(recoveredFrom(leaves, readDaily(leaves, atOnce)).map((set) => set.map(({ ratings }) => ratings))).toEqual([
    [3],
  ]);
});
