import fc from "fast-check";
import { expect, test } from "vitest";
import { createPin } from "../../../../central/roster/save/new-pins.ts";
import { isWeakPin } from "../../../../contract/pin-strength.ts";

const wordsOf = (...values: readonly number[]) => {
  const left = [...values];
  return (size: number): Buffer => {
    const word = Buffer.alloc(size);
    word.writeUInt32BE(left.shift() ?? 0);
    return word;
  };
};

test("a first PIN has six digits without a leading zero, and is not weak", () => {
  const strong = 247_906;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (value) => {
      const pin = createPin("330101", wordsOf(value, strong));
      expect([/^[1-9]\d{5}$/.test(pin), isWeakPin(pin, "330101")]).toEqual([true, false]);
    }),
  );
});

test("a random number is skipped where its PIN is weak, or where it would cause modulo bias", () => {
  const run = 123_456 - 100_000;
  expect(createPin("330101", wordsOf(run, 2 ** 32 - 1, 247_906))).toBe("347906");
});
