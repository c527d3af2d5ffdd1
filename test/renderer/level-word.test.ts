import { expect, it } from "vitest";
import { halvesOf } from "../../renderer/citizen/level-cards.tsx";

it("breaks a long Chinese word in the middle, and no other", () => {
  expect(["非常满意", "非常不满意", "基本满意", "不满意", "满意", "Very satisfied", "A级满意"].map(halvesOf)).toEqual([
    ["非常", "满意"],
    ["非常", "不满意"],
    ["基本", "满意"],
    null,
    null,
    null,
    null,
  ]);
});
