import { describe, expect, it } from "vitest";
import { ComplaintWords } from "../../contract/complaint.ts";
import type { SurveyQuestion } from "../../contract/survey.ts";
import {
  type ComplaintDraft,
  emptyComplaint,
  handedIn,
  withComplaintText,
  withName,
  withoutCall,
  withPhone,
} from "../../renderer/citizen/complaint-screen.tsx";
import { isChosen, withChoice, withText } from "../../renderer/citizen/survey-body.tsx";
import { isPhone, phoneAfterKey, phoneOf } from "../../renderer/controls/text-entry/phone-entry.tsx";

const written = withComplaintText(emptyComplaint, "等了很久");
const called = withName(withPhone(written, "0571-12345678"), "王女士");

describe("a complaint", () => {
  it("goes one step at a time", () => {
    const steps: readonly ComplaintDraft[] = [emptyComplaint, written, withPhone(written, "12345"), called];
    expect([...steps.map(({ step }) => step), withoutCall(written).step]).toEqual([
      "text",
      "contact",
      "name",
      "review",
      "review",
    ]);
  });

  it("is submitted in a form that the contract accepts", () => {
    const handed = [called, withName(called, ""), withoutCall(called), { ...called, phone: "" }].map(handedIn);
    expect(handed).toEqual([
      { text: "等了很久", contactPhone: "0571-12345678", contactName: "王女士" },
      { text: "等了很久", contactPhone: "0571-12345678", contactName: null },
      { text: "等了很久", contactPhone: null, contactName: null },
      { text: "等了很久", contactPhone: null, contactName: null },
    ]);
    expect(handed.every((words) => ComplaintWords.safeParse(words).success)).toBe(true);
  });
});

describe("a telephone number", () => {
  it("is made of digits and dashes, with a limited length", () => {
    expect([
      phoneOf("+86 (0571) 8888-转1"),
      ["1", "3", "{erase}", "8"].reduce(phoneAfterKey, ""),
      phoneOf("1".repeat(99)).length,
    ]).toEqual(["8605718888-1", "18", 20]);
  });

  it("is valid only where the contract accepts it too", () => {
    const numbers = ["", "1234", "1-2-3-4", "12345", "0571-12345678", "1".repeat(20)];
    const words = (contactPhone: string) => ({ text: "等", contactName: null, contactPhone });
    expect(numbers.map(isPhone)).toEqual([false, false, false, true, true, true]);
    expect(numbers.filter(isPhone).every((number) => ComplaintWords.safeParse(words(number)).success)).toBe(true);
  });
});

describe("an answer", () => {
  const choices = ["a", "b", "c"].map((id) => ({ id, text: { zh: id } }));
  const single: Extract<SurveyQuestion, { type: "single" }> = { id: "q", type: "single", text: { zh: "?" }, choices };
  const multiple: Extract<SurveyQuestion, { type: "multiple" }> = { ...single, type: "multiple" };

  it("is the last one touched, where one is allowed", () => {
    expect(withChoice(single, withChoice(single, null, "a"), "b")).toEqual({ type: "single", choice: "b" });
  });

  it("is all that are touched, in the question's order; a second touch removes one", () => {
    const both = withChoice(multiple, withChoice(multiple, null, "c"), "a");
    expect([both, withChoice(multiple, both, "c")]).toEqual([
      { type: "multiple", choices: ["a", "c"] },
      { type: "multiple", choices: ["a"] },
    ]);
    expect(choices.map(({ id }) => isChosen(both, id))).toEqual([true, false, true]);
  });

  it("that is on disk can be replaced, and its last choice cannot be removed", () => {
    const given = withChoice(multiple, null, "a");
    expect([
      withChoice(multiple, given, "a", true),
      withChoice(multiple, withChoice(multiple, given, "b", true), "a", true),
    ]).toEqual([given, withChoice(multiple, null, "b")]);
  });

  it("is empty while nothing is chosen or written", () => {
    expect([withChoice(multiple, withChoice(multiple, null, "a"), "a"), withText("  "), withText("好")]).toEqual([
      null,
      null,
      { type: "text", text: "好" },
    ]);
  });
});
