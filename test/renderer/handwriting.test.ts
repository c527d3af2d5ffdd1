import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inUnitSquare, type Point, type Stroke } from "../../renderer/controls/text-entry/handwriting/ink.ts";
import { likelyCharacters } from "../../renderer/controls/text-entry/handwriting/likely-characters.ts";
import { readShapeTable } from "../../renderer/controls/text-entry/handwriting/shape-table.ts";

const file = new URL("../../renderer/controls/text-entry/handwriting/character-shapes.txt", import.meta.url);
const table = readShapeTable(readFileSync(file, "utf8"));

interface Drawing {
  readonly character: string;
  readonly strokes: readonly Stroke[];
}

const strokeOf = (word: string): Stroke =>
  (word.match(/..../g) ?? []).map((point): Point => {
    const place = Number.parseInt(point, 16);
    return [place >> 8, place & 0xff];
  });

const drawings: readonly Drawing[] = readFileSync(new URL("handwriting-samples.txt", import.meta.url), "utf8")
  .split(/\r?\n/)
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [character = "", ...words] = line.split(" ");
    return { character, strokes: words.map(strokeOf) };
  });

const likely = (strokes: readonly Stroke[]): readonly string[] => likelyCharacters(strokes, table, 10);

/** 中 as a child learns it, in a square of 100. */
const middle: readonly Stroke[] = [
  [
    [24, 30],
    [25, 58],
  ],
  [
    [24, 30],
    [50, 29],
    [76, 28],
    [74, 56],
  ],
  [
    [26, 57],
    [50, 56],
    [74, 55],
  ],
  [
    [50, 10],
    [50, 50],
    [51, 92],
  ],
];

describe("characters written by hand", () => {
  it("are among the ten offered in 95 of 100 drawings that are bent, joined and in the wrong order", () => {
    expect(drawings.length).toBe(300);
    const found = drawings.filter(({ character, strokes }) => likely(strokes).includes(character));
    expect(found.length).toBeGreaterThanOrEqual(285);
  });

  it("come first when they are written well, at any place and of any size, in any order", () => {
    const [box, ...others] = middle;
    const small = middle.map((stroke) => stroke.map(([x, y]): Point => [900 + x * 0.4, 300 + y * 0.4]));
    expect([likely(middle)[0], likely(small)[0]]).toEqual(["中", "中"]);
    expect(likely([...others.toReversed(), box ?? []])).toEqual(likely(middle));
  });

  it("may have a dot that is a touch without a movement", () => {
    const large: readonly Stroke[] = [
      [
        [10, 40],
        [90, 38],
      ],
      [
        [50, 10],
        [48, 45],
        [12, 90],
      ],
      [
        [50, 42],
        [92, 90],
      ],
    ];
    expect(likely(large)).toContain("大");
    expect(likely([...large, [[82, 16]]])).toContain("犬");
  });

  it("may have more points than a function takes as arguments", () => {
    const scribble: Stroke = Array.from({ length: 500_000 }, (_, at): Point => [at % 100, 50]);
    expect(inUnitSquare([scribble], 1_000)).toHaveLength(1);
  });

  it("come from a table of all characters of GB 2312 and no more than 1 MB in memory", () => {
    expect([table.characters.length, table.commonCount, new Set(table.characters).size]).toEqual([6763, 3755, 6763]);
    expect(table.directions.byteLength + table.places.byteLength).toBeLessThan(1_000_000);
  });
});
