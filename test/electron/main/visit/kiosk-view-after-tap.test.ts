import { describe, expect, it } from "vitest";
import type { Stage } from "../../../../electron/main/visit/session.ts";
import { promptNumber } from "../../../support/ledger.ts";
import { levels, place, viewed } from "../../support/kiosk-view.ts";
import {
  followUp,
  off,
  offDuty,
  onDuty,
  rated,
  ratedWith,
  responseId,
  stages,
  stepped,
  survey,
} from "../../support/session.ts";

describe("the view after the tap", () => {
  const reasons = {
    screen: "reasons",
    place,
    promptId: promptNumber(1),
    levelText: { zh: "等级4" },
    tags: [
      { code: "41", text: { zh: "标签41" }, shownFirst: true, chosen: false },
      { code: "42", text: { zh: "标签42" }, shownFirst: true, chosen: true },
      { code: "43", text: { zh: "标签43" }, shownFirst: false, chosen: false },
    ],
    comment: "还行",
    allLevels: [5, 4, 3, 2, 1].map((level) => ({
      text: { zh: `等级${level}` },
      reasons: [1, 2, 3].map((tag) => ({ zh: `标签${level}${tag}` })),
    })),
    change: { remainingMs: 4_000 },
    followUp: { address: `https://centre.example/r/${followUp.token}`, days: 7 },
    remainingMs: 16_000,
    timeoutMs: 20_000,
  };

  it("has the tags of the level, the chosen ones, and the citizen's own code", () => {
    const given = ratedWith(4, { tagCodes: ["42"], comment: "还行" });
    expect(viewed(onDuty({ ...stages.reasons, rated: given }))).toEqual(reasons);
    expect(viewed({ duty: off, stage: { ...stages.reasons, rated: { ...given, isChanged: true } } })).toEqual({
      ...reasons,
      change: null,
    });
    expect(viewed(onDuty({ ...stages.reasons, rated: ratedWith(1, { followUpToken: null }) }))).toMatchObject({
      levelText: { zh: "等级1" },
      allLevels: reasons.allLevels,
      followUp: null,
    });
  });

  it("has no code any more once its page was opened, and keeps its place", () => {
    const given = ratedWith(4, { tagCodes: ["42"], comment: "还行", isPageOpened: true });
    expect(viewed(onDuty({ ...stages.reasons, rated: given }))).toEqual({
      ...reasons,
      followUp: { address: null, days: 7 },
    });
  });

  it("of 改评 has the levels again", () => {
    expect(viewed(onDuty(stages.changing))).toEqual({
      screen: "changing",
      place,
      promptId: promptNumber(1),
      levels,
      remainingMs: 4_000,
      timeoutMs: 8_000,
    });
  });

  it("of the thanks is the same to the last byte for every level", () => {
    const thanks = ([1, 2, 3, 4, 5] as const).map((level) =>
      JSON.stringify(viewed(onDuty({ ...stages.thanking, rated: ratedWith(level, { tagCodes: [`${level}1`] }) }))),
    );
    const expected = {
      screen: "thanks",
      place,
      promptId: promptNumber(1),
      change: { remainingMs: 4_000 },
      remainingMs: 5_000,
      surveyOffered: survey.title,
    };
    expect(new Set(thanks)).toEqual(new Set([JSON.stringify(expected)]));
  });

  it("has the same fields for every level, so that no part of the screen comes or goes with it", () => {
    const shapes = ([1, 2, 3, 4, 5] as const).map((level) => {
      const step = stepped(onDuty(stages.prompting), rated(level), 12_000);
      if (typeof step === "string") throw new Error(step);
      const view = viewed(step.session);
      return view.screen === "reasons" && [Object.keys(view), view.tags.length, view.change, view.comment];
    });
    expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
  });

  it("offers no survey outside its days or where the schedule leaves this rating out", () => {
    const without = [{ ...survey, lastDay: "2026-11-23" }, { ...survey, afterRating: null }, null];
    for (const shipped of without)
      expect(viewed(onDuty(stages.thanking), { survey: shipped })).toMatchObject({ surveyOffered: null });
  });
});

describe("the view of a form", () => {
  it("shows one question at a time, with the answer that it had before", () => {
    const answers = { way: { type: "single", choice: "bus" } } as const;
    const form = { form: "survey", survey, responseId, promptId: null, index: 1, answers } as const;
    const first: Stage = { at: "writing", form: { ...form, index: 0 }, deadlineMonoMs: 60_000 };
    expect(viewed(offDuty(first))).toMatchObject({ question: { id: "way" }, answer: answers.way, questionNumber: 1 });
    expect(viewed(offDuty({ at: "writing", form, deadlineMonoMs: 60_000 }))).toEqual({
      screen: "survey",
      place,
      title: survey.title,
      question: survey.questions[1],
      answer: null,
      questionNumber: 2,
      questionCount: 2,
      remainingMs: 45_000,
      timeoutMs: 60_000,
    });
  });

  it("is the same for any staff on duty", () => {
    expect(viewed(onDuty(stages.writing))).toEqual({
      screen: "opinion",
      place,
      remainingMs: 55_000,
      timeoutMs: 60_000,
    });
    expect(viewed(offDuty(stages.received))).toEqual({ screen: "received", place, what: "opinion" });
    const { acceptance } = stages.accepted;
    expect(viewed(offDuty(stages.accepted))).toEqual({
      screen: "accepted",
      place,
      acceptance,
      remainingMs: 57_000,
      timeoutMs: 60_000,
    });
  });
});
