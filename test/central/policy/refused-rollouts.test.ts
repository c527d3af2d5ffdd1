import { describe, expect, test } from "vitest";
import type { PolicyContent } from "../../../contract/office/policy/policy-content.ts";
import { sentenceOf } from "../../../contract/problems/sentences.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { ofTheFile, policyOffice, withPrompt } from "./policy-office.ts";

const { office, policyAt, rollOut } = policyOffice(ofTheFile);

const kept = async () => (await office.centre.sql`select from policy_versions where version > 0`).count;

describe("a rollout", () => {
  const longest = "长".repeat(401);
  test.each([
    [
      "a NUL",
      (content: PolicyContent) => ({ ...content, pauseReasons: [{ text: { zh: "午\0休" }, until: null }] }),
      "pauseReasons.0.text.zh",
    ],
    [
      "a character that turns the text around",
      (content: PolicyContent) => ({ ...content, pauseReasons: [{ text: { zh: "午\u202e休" }, until: null }] }),
      "pauseReasons.0.text.zh",
    ],
    [
      "a name of the office that no screen has room for",
      (content: PolicyContent) => ({
        ...content,
        policy: { ...content.policy, responsibleOffice: { zh: "长".repeat(19), en: "the office" } },
      }),
      "policy.responsibleOffice.zh",
    ],
    ["half a character", (content: PolicyContent) => ({ ...content, tagsVersion: "\ud83d" }), "tagsVersion"],
    [
      "a code twice",
      (content: PolicyContent) => {
        const [first, ...others] = content.levels;
        const tag = { code: "510", text: { zh: "又一个" }, shownFirst: true };
        return { ...content, tagsVersion: "x", levels: [{ ...first, tags: [...(first?.tags ?? []), tag] }, ...others] };
      },
      "levels.0.tags.8.code",
    ],
    ["too short a time", (content: PolicyContent) => withPrompt(content, 1), "policy.promptMs"],
    [
      "too long a text",
      (content: PolicyContent) => ({ ...content, pauseReasons: [{ text: { zh: longest }, until: null }] }),
      "pauseReasons.0.text.zh",
    ],
    ["nothing", () => ({}), "policy"],
  ])("with %s is refused, by the name of the field", async (_, spoil, field) => {
    const { content } = await policyAt();
    const answer = await refusalIn(await rollOut({ content: spoil(content) }));
    expect(answer).toMatchObject({ status: 422, code: "policy-value-invalid", facts: { field } });
    const sentence = sentenceOf({ code: "policy-value-invalid", facts: answer.facts ?? {} }, "zh");
    expect(sentence).toMatch(/（[^）]*\p{Script=Han}.*）。/u);
    expect(await kept()).toBe(0);
  });

  test.each([
    [{ effectiveAt: "2020-01-01T08:00:00+08:00" }, 422, "policy-time-past"],
    [{ effectiveAt: "tomorrow" }, 400, "request-invalid"],
    [{ unitCode: "nowhere" }, 422, "policy-place-unknown"],
    [{ by: "王科长" }, 400, "request-invalid"],
    [{ backTo: 1 }, 400, "request-invalid"],
    [{ tagsVersion: "x" }, 400, "request-invalid"],
  ])("that is malformed is refused: %j", async (changes, status, code) => {
    const { content } = await policyAt();
    expect(await refusalIn(await rollOut({ content, ...changes }))).toMatchObject({ status, code });
    expect(await kept()).toBe(0);
  });
});
