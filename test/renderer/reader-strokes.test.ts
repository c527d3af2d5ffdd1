import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterStroke, noStrokes, type ReaderStrokes } from "../../renderer/host/reader.ts";

/** Keys, each this many milliseconds after the one before; the text scanned with each of them. */
const strike = (keys: readonly (readonly [string, number])[]): readonly (string | null)[] => {
  let strokes: ReaderStrokes = noStrokes;
  let atMs = 10_000;
  return keys.map(([key, afterMs]) => {
    atMs += afterMs;
    const step = afterStroke(strokes, key, atMs);
    strokes = step.strokes;
    return step.scanned;
  });
};

const scannedAt = (text: string, gapMs: number, enterMs = gapMs): string | null | undefined =>
  strike([...[...text].map((key) => [key, gapMs] as const), ["Enter", enterMs]]).at(-1);

describe("a reader that types", () => {
  it("is recognised by four characters or more, at most 50 ms apart, and Enter", () => {
    expect([scannedAt("0042", 50), scannedAt("CS:330101/7f", 8), scannedAt("x".repeat(200), 1)]).toEqual([
      "0042",
      "CS:330101/7f",
      "x".repeat(200),
    ]);
  });

  it("is not recognised when it types less, more, too slowly, or sends the Enter late", () => {
    const found = [scannedAt("004", 8), scannedAt("x".repeat(201), 1), scannedAt("0042", 51), scannedAt("0042", 8, 51)];
    expect(found).toEqual([null, null, null, null]);
  });

  it("may write capitals, and continues after text that a finger typed", () => {
    expect(
      strike([
        ["Shift", 0],
        ["H", 5],
        ["Shift", 5],
        ["Z", 5],
        ["1", 5],
        ["2", 5],
        ["Enter", 5],
      ]).at(-1),
    ).toBe("HZ12");
    expect(
      strike([
        ["9", 0],
        ["4", 400],
        ["2", 9],
        ["3", 9],
        ["4", 9],
        ["Enter", 9],
      ]).at(-1),
    ).toBe("4234");
    expect(
      strike([
        ["4", 0],
        ["2", 9],
        ["Tab", 9],
        ["3", 9],
        ["4", 9],
        ["Enter", 9],
      ]).at(-1),
    ).toBeNull();
    expect(
      strike([
        ["Enter", 0],
        ["Enter", 5],
      ]),
    ).toEqual([null, null]);
  });

  it("is not recognised in any typing by hand", () => {
    const byHand = fc.array(
      fc.tuple(fc.constantFrom("1", "a", "Enter", "Shift", "Backspace"), fc.integer({ min: 51, max: 2_000 })),
    );
    fc.assert(fc.property(byHand, (keys) => strike(keys).every((scanned) => scanned === null)));
  });
});
