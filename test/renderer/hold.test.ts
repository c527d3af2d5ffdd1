import { describe, expect, it } from "vitest";
import { type Hold, type HoldTouch, holdAfter, nothingHeld } from "../../renderer/controls/hold-area.tsx";

const touch = (type: HoldTouch["type"], pointerId = 1, x = 100, y = 100): HoldTouch => ({ type, pointerId, x, y });

const held = (...touches: readonly HoldTouch[]): Hold => touches.reduce(holdAfter, nothingHeld);

describe("a hold", () => {
  it("is one finger that stays where it went down, even if it trembles", () => {
    expect(held(touch("down"), touch("move", 1, 110, 90))).toEqual({ pointers: [1], from: { x: 100, y: 100 } });
  });

  it("ends with the finger", () => {
    expect(held(touch("down"), touch("up"))).toEqual(nothingHeld);
  });

  it("is no wipe, also when the finger comes back", () => {
    expect(held(touch("down"), touch("move", 1, 140), touch("move"))).toEqual({ pointers: [1], from: null });
  });

  it("does not begin with a second finger, with the finger that remains, or with one that is added later", () => {
    const palm = [touch("down", 1), touch("down", 2)];
    expect(held(...palm)).toEqual({ pointers: [1, 2], from: null });
    expect(held(...palm, touch("up", 1))).toEqual({ pointers: [2], from: null });
    expect(held(...palm, touch("up", 1), touch("down", 3))).toEqual({ pointers: [2, 3], from: null });
  });

  it("begins again once every finger is lifted", () => {
    const lifted = [touch("down", 1), touch("down", 2), touch("up", 2), touch("up", 1)];
    expect(held(...lifted, touch("down", 3, 7, 8))).toEqual({ pointers: [3], from: { x: 7, y: 8 } });
  });
});
