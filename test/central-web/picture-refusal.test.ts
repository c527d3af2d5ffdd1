import { expect, test } from "vitest";
import { pictureRefusal } from "../../central/web/policy/draft/picture-refusal.ts";
import { problem } from "../../contract/problems/problem.ts";

const unfit = problem("policy-picture-unfit", { field: "picture", file: "a.svg" });

test.each([
  ["an unfit file", unfit, "没有存下这张图：它不是完整的", "The picture was not stored"],
  ["a file too large", problem("body-too-large", { maxBytes: 1 }), "没有存下这张图", "The picture was not stored"],
  ["another refusal", problem("permission-missing"), "您的角色没有这项权限", "Your role does not have"],
  ["no answer", null, "没有成功，请检查网络后再试", "Not done. Check the network"],
])("%s is told in words for a person at the page", (_, refused, zh, en) => {
  expect(pictureRefusal(refused, "zh")).toContain(zh);
  expect(pictureRefusal(refused, "en")).toContain(en);
});
