import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findLeak, type Shared } from "../../../../central/figures/breakdown/find-leak.ts";
import { type Alike, breakDown } from "../../../../central/figures/breakdown/group-keys.ts";
import { breakdownKinds } from "../../../../contract/office/figures/breakdowns.ts";
import { combinations } from "../../../support/centre/row-space.ts";

const sharedOf = (rows: readonly (readonly [block: string, group: string, ratings: number])[]): Shared => {
  const shared = new Map<string, Map<string, number>>();
  for (const [block, group, ratings] of rows) {
    const row = shared.get(block) ?? new Map<string, number>();
    shared.set(block, row.set(group, ratings));
  }
  return shared;
};

/** Sets of fewer than ten ratings that sums and differences of rows make; each number of `sizes` is one atom. */
const isolated = (rows: readonly (readonly number[])[], sizes: readonly number[]): readonly (readonly number[])[] => {
  const canBeMade = combinations(rows);
  const found: (readonly number[])[] = [];
  for (let set = 1; set < 2 ** sizes.length; set += 1) {
    const chosen = sizes.map((_, index) => Math.floor(set / 2 ** index) % 2);
    const size = chosen.reduce((sum, is, index) => sum + is * (sizes[index] ?? 0), 0);
    if (size > 0 && size < 10 && canBeMade(chosen)) found.push(chosen);
  }
  return found;
};

const rowsBy = <Atom>(atoms: readonly Atom[], of: (atom: Atom) => string): readonly (readonly number[])[] =>
  [...new Set(atoms.map(of))].map((name) => atoms.map((atom) => Number(of(atom) === name)));

describe("a leak between two tables", () => {
  test("is a group that lies in one block but for a few ratings, and a block in one group", () => {
    expect(
      findLeak(
        sharedOf([
          ["p", "m", 20],
          ["q", "m", 4],
          ["q", "n", 30],
        ]),
      ),
    ).toBe("m");
    expect(
      findLeak(
        sharedOf([
          ["p", "m", 20],
          ["p", "n", 4],
          ["q", "n", 30],
        ]),
      ),
    ).toBe("n");
    expect(
      findLeak(
        sharedOf([
          ["p", "m", 20],
          ["p", "n", 4],
          ["q", "n", 30],
          ["q", "m", 12],
        ]),
      ),
    ).toBeUndefined();
    expect(
      findLeak(
        sharedOf([
          ["p", "m", 20],
          ["q", "n", 30],
        ]),
      ),
    ).toBeUndefined();
  });
  test("is found exactly where sums and differences isolate fewer than ten ratings", () => {
    const anyRows = fc.uniqueArray(
      fc.tuple(fc.constantFrom("p", "q", "r", "s"), fc.constantFrom("k", "l", "m"), fc.integer({ min: 1, max: 16 })),
      { minLength: 1, maxLength: 9, selector: ([block, group]) => `${block}${group}` },
    );
    fc.assert(
      fc.property(anyRows, (rows) => {
        const told = [...rowsBy(rows, ([block]) => block), ...rowsBy(rows, ([, group]) => group)];
        const sizeOf = (of: (row: (typeof rows)[number]) => string) =>
          [...new Set(rows.map(of))].map((name) =>
            rows.filter((row) => of(row) === name).reduce((sum, [, , ratings]) => sum + ratings, 0),
          );
        // Both tables by themselves have no small number.
        fc.pre([...sizeOf(([block]) => block), ...sizeOf(([, group]) => group)].every((size) => size >= 10));
        const few = isolated(
          told,
          rows.map(([, , ratings]) => ratings),
        );
        expect(findLeak(sharedOf(rows)) !== undefined).toBe(few.length > 0);
      }),
      { numRuns: 2_000 },
    );
  });
});

const anyAlike: fc.Arbitrary<Alike> = fc
  .record({
    block: fc.constantFrom("p", "q", "r"),
    matter: fc.constantFrom("=a", "=b", "=c"),
    channel: fc.constantFrom("3", "4", "4", "4"),
    hour: fc.constantFrom("1-09", "1-10", "2-09"),
    ratings: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 8, max: 30 })),
  })
  .map(({ block, ratings, ...keys }) => ({ block, keys, levels: [0, 0, 0, 0, ratings] }));

describe("the breakdowns of a unit's month", () => {
  test("give with the figures by person, and with each other, no fewer than ten ratings away", () => {
    const anyUnit = fc.uniqueArray(anyAlike, {
      minLength: 1,
      maxLength: 12,
      selector: ({ block, keys }) => JSON.stringify([block, keys]),
    });
    let tables = 0;
    fc.assert(
      fc.property(anyUnit, (ratings) => {
        const sizes = ratings.map(({ levels }) => levels[4]);
        const blocks = rowsBy(ratings, ({ block }) => block);
        const isLarge = (row: readonly number[]) => row.reduce((sum, is, at) => sum + is * (sizes[at] ?? 0), 0) >= 10;
        // Blocks have ten ratings: `blocksOf` ensures it.
        fc.pre(blocks.every(isLarge));
        const lines = breakDown(ratings);
        const told = breakdownKinds.map((kind) => {
          const own = new Set(lines.filter((line) => line.kind === kind && line.key !== "").map(({ key }) => key));
          tables += own.size > 0 ? 1 : 0;
          return own.size === 0 ? [] : rowsBy(ratings, ({ keys }) => (own.has(keys[kind]) ? keys[kind] : ""));
        });
        const sum = (count: (line: (typeof lines)[number]) => boolean) =>
          lines.filter(count).reduce((all, { levels }) => all + levels[4], 0);
        for (const [at, kind] of breakdownKinds.entries()) {
          if (told[at]?.length === 0) continue;
          expect(sum((line) => line.kind === kind)).toBe(sizes.reduce((all, size) => all + size, 0));
        }
        for (const one of [blocks, ...told]) {
          for (const other of told) expect(isolated([...one, ...other], sizes)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
    expect(tables).toBeGreaterThan(90);
  });
});
