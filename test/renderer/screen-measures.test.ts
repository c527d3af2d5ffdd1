import { describe, expect, it } from "vitest";
import { type Box, outreach, overlapDepth, pointsOf } from "../support/screens/page/box.ts";
import { type Colour, contrastOf, over } from "../support/screens/page/contrast.ts";
import { compareSizes } from "../support/screens/smaller-texts.ts";

const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });

describe("boxes", () => {
  it("extend beyond one another by their worst side", () => {
    const outer = box(0, 0, 100, 50);
    const inner = [box(0, 0, 100, 50), box(-3, 10, 20, 20), box(90, -4, 110, 20), box(10, 10, 20, 57)];
    expect(inner.map((one) => outreach(one, outer))).toEqual([0, 3, 10, 7]);
  });

  it("overlap by the shorter side of the shared area", () => {
    const one = box(0, 0, 100, 50);
    const others = [box(90, 20, 200, 30), box(20, 45, 80, 90), box(100, 0, 120, 50), box(0, 60, 100, 70)];
    expect(others.map((other) => overlapDepth(one, other))).toEqual([10, 5, 0, -10]);
  });

  it("are probed in the middle and just inside of their corners", () => {
    expect(pointsOf(box(0, 0, 100, 4))).toEqual([
      [50, 2],
      [1, 1],
      [1, 3],
      [99, 1],
      [99, 3],
    ]);
  });
});

describe("contrast", () => {
  const white: Colour = [255, 255, 255, 1];
  const black: Colour = [0, 0, 0, 1];

  it("is that of WCAG, in either order", () => {
    const grey: Colour = [0x76, 0x76, 0x76, 1];
    const red: Colour = [0x9b, 0x11, 0x18, 1];
    const contrasts = [
      contrastOf(white, black),
      contrastOf(black, white),
      contrastOf(grey, white),
      contrastOf(red, white),
    ];
    expect(contrasts.map((contrast) => contrast.toFixed(2))).toEqual(["21.00", "21.00", "4.54", "8.44"]);
  });

  it("of a transparent colour is computed after mixing it with the one below", () => {
    expect(over([0, 0, 0, 0.5], white)).toEqual([127.5, 127.5, 127.5, 1]);
    expect(over([10, 20, 30, 1], white)).toEqual([10, 20, 30, 1]);
    expect(over([10, 20, 30, 0], black)).toEqual([0, 0, 0, 1]);
  });
});

describe("texts shown twice", () => {
  it("are compared where they are on the screen both times", () => {
    const before = { "“请您评价” in h1": 40, "“谢谢” in p": 24, "“工号” in p": 24 };
    const after = { "“请您评价” in h1": 39.5, "“谢谢” in p": 24, "“窗口” in p": 20 };
    expect(compareSizes(before, after)).toEqual({
      compared: 2,
      smaller: ["“请您评价” in h1: 40 px, then 39.5"],
    });
  });
});
