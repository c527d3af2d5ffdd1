import { describe, expect, it } from "vitest";
import { afterWaking, type WakingTouch } from "../../renderer/citizen/use-attract.ts";

/** The number of these events, "type pointer" each, that belong to the touch that woke the screen with pointer 1. */
const swallowed = (...events: readonly string[]): number => {
  let touch: WakingTouch | null = { pointers: [1] };
  return events.findIndex((event) => {
    const [type = "", pointer] = event.split(" ");
    touch = touch && afterWaking(touch, type, Number(pointer));
    return touch === null;
  });
};

describe("the touch that ends the attract loop", () => {
  it("is swallowed to its click, and the next touch counts", () => {
    expect(swallowed("pointermove 1", "pointerup 1", "click 1", "pointerdown 2")).toBe(3);
  });

  it("covers all fingers of a palm, until every one is lifted", () => {
    expect(swallowed("pointerdown 2", "pointerup 1", "pointerdown 3", "pointerup 2", "pointercancel 3")).toBe(-1);
    expect(swallowed("pointerdown 2", "pointerup 1", "pointerup 2", "pointerdown 3")).toBe(3);
  });

  it("does not swallow a key", () => {
    expect(swallowed("pointerup 1", "keydown -1")).toBe(1);
  });
});
