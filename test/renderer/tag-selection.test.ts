import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  nextSelection,
  noSelection,
  type TagSelection,
  withTouched,
} from "../../renderer/citizen/use-tag-selection.ts";

const codes = ["1", "2", "3", "4"];

const touched = (wish: TagSelection, saved: readonly string[], ...touches: readonly string[]): TagSelection =>
  touches.reduce((before, code) => withTouched(before, code, codes, saved), wish);

describe("a touched tag", () => {
  it("is requested in the order of the tags, and no more once it is on disk", () => {
    const asking = nextSelection(touched(noSelection, ["4"], "2"), ["4"]);
    expect([asking, nextSelection(asking, ["2", "4"])]).toEqual([
      { wanted: ["2", "4"], asked: ["2", "4"] },
      noSelection,
    ]);
  });

  it("during a pending request is requested after it, together with others", () => {
    const asking = touched(nextSelection(touched(noSelection, [], "1"), []), [], "3", "2", "1");
    expect([asking, nextSelection(asking, ["1"])]).toEqual([
      { wanted: ["2", "3"], asked: ["1"] },
      { wanted: ["2", "3"], asked: ["2", "3"] },
    ]);
  });

  it("that was refused is shown as on disk, and not requested again", () => {
    const asking = nextSelection(touched(noSelection, ["4"], "1"), ["4"]);
    expect(nextSelection(asking, ["4"])).toEqual(noSelection);
  });

  it("touched twice is not requested", () => {
    expect(nextSelection(touched(noSelection, ["4"], "1", "1"), ["4"])).toEqual(noSelection);
  });
});

it("ends with the last choice, whatever came between, where the main process refuses nothing", () => {
  const step = fc.oneof(fc.constantFrom(...codes), fc.constant("reply" as const));
  const run = (steps: readonly string[]): void => {
    let wish = noSelection;
    let saved: readonly string[] = [];
    const wanted = new Set<string>();
    const goOn = (): void => {
      saved = wish.asked ?? saved;
      wish = nextSelection(wish, saved);
    };
    for (const next of steps) {
      if (next === "reply") goOn();
      else {
        if (!wanted.delete(next)) wanted.add(next);
        wish = withTouched(wish, next, codes, saved);
      }
    }
    for (let reply = 0; reply < 3; reply += 1) goOn();
    expect([wish, saved]).toEqual([noSelection, codes.filter((code) => wanted.has(code))]);
  };
  fc.assert(fc.property(fc.array(step, { maxLength: 40 }), run), { numRuns: 500 });
});
