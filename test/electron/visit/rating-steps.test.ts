import { describe, expect, it } from "vitest";
import { promptNumber } from "../../support/ledger.ts";
import {
  changeBegun,
  commentGiven,
  commentWithdrawn,
  left,
  onDuty,
  rated,
  ratedWith,
  sessionDocument,
  stages,
  stepped,
  tagsChosen,
} from "../support/session.ts";

const promptId = promptNumber(1);
const reasonsAfter = (level: 1 | 2 | 3 | 4 | 5, changes = {}) =>
  onDuty({ at: "reasons", rated: ratedWith(level, changes), deadlineMonoMs: 31_000 });

describe("reasons", () => {
  it("are written touch by touch, in the order of the shipped set, and wait anew", () => {
    expect(stepped(reasonsAfter(2), tagsChosen(["23", "21", "23"]), 15_000)).toEqual({
      session: onDuty({ at: "reasons", rated: ratedWith(2, { tagCodes: ["21", "23"] }), deadlineMonoMs: 35_000 }),
      drafts: [{ kind: "tags-chosen", body: { promptId, tagCodes: ["21", "23"] } }],
    });
    expect(stepped(reasonsAfter(2, { tagCodes: ["21"] }), tagsChosen([]), 15_000)).toMatchObject({
      drafts: [{ kind: "tags-chosen", body: { tagCodes: [] } }],
    });
  });

  it("that are there already are not written again", () => {
    expect(stepped(reasonsAfter(2, { tagCodes: ["21"] }), tagsChosen(["21"]))).toMatchObject({ drafts: [] });
    expect(stepped(reasonsAfter(2, { comment: "等太久" }), commentGiven(" 等太久 "))).toMatchObject({ drafts: [] });
  });

  it("of another level, or of another prompt, are refused", () => {
    expect(stepped(reasonsAfter(2), tagsChosen(["51"]))).toBe("tag-unknown");
    expect(stepped(reasonsAfter(2), tagsChosen(["21"], promptNumber(2)))).toBe("prompt-not-open");
    expect(stepped(reasonsAfter(2), commentGiven("好", promptNumber(2)))).toBe("prompt-not-open");
    expect(stepped(reasonsAfter(2), commentWithdrawn(promptNumber(2)))).toBe("prompt-not-open");
    for (const stage of Object.values(stages).filter(({ at }) => at !== "reasons")) {
      expect(stepped(onDuty(stage), tagsChosen(["41"]))).toBe("prompt-not-open");
      expect(stepped(onDuty(stage), commentGiven("好"))).toBe("prompt-not-open");
      expect(stepped(onDuty(stage), commentWithdrawn())).toBe("prompt-not-open");
    }
  });

  it("may be words, without the spaces around them", () => {
    expect(stepped(reasonsAfter(1), commentGiven(" 排队等了很久 "), 15_000)).toEqual({
      session: onDuty({ at: "reasons", rated: ratedWith(1, { comment: "排队等了很久" }), deadlineMonoMs: 35_000 }),
      drafts: [{ kind: "comment-given", body: { promptId, text: "排队等了很久" } }],
    });
  });

  it("that were words may be withdrawn, and are asked for again where nothing else was given", () => {
    const withdrawn = stepped(reasonsAfter(1, { comment: "等太久" }), commentWithdrawn(), 15_000);
    if (typeof withdrawn === "string") throw new Error(withdrawn);
    expect(withdrawn).toEqual({
      session: onDuty({ at: "reasons", rated: ratedWith(1), deadlineMonoMs: 35_000 }),
      drafts: [{ kind: "comment-withdrawn", body: { promptId } }],
    });
    expect(stepped(withdrawn.session, left)).toBe("reason-missing");
    expect(stepped(withdrawn.session, commentWithdrawn(), 16_000)).toMatchObject({ drafts: [] });
  });

  it.each([1, 2] as const)("are asked for after level %i: one tag or a few words", (level) => {
    expect(stepped(reasonsAfter(level), left)).toBe("reason-missing");
    const given = [{ tagCodes: [`${level}1`] }, { comment: "等太久" }];
    for (const changes of given) {
      expect(stepped(reasonsAfter(level, changes), left, 15_000)).toEqual({
        session: onDuty({ at: "thanking", rated: ratedWith(level, changes), deadlineMonoMs: 25_000 }),
        drafts: [],
      });
    }
  });

  it.each([3, 4, 5] as const)("may be left out after level %i", (level) => {
    expect(stepped(reasonsAfter(level), left, 15_000)).toEqual({
      session: onDuty({ at: "thanking", rated: ratedWith(level), deadlineMonoMs: 25_000 }),
      drafts: [],
    });
  });

  it("are asked for where the centre calls a level negative, not by its number", () => {
    const levels = sessionDocument.levels.map((words) => ({ ...words, negative: words.level === 3 }));
    expect(stepped(reasonsAfter(3), left, 15_000, { levels })).toBe("reason-missing");
    expect(stepped(reasonsAfter(1), left, 15_000, { levels })).toMatchObject({
      session: { stage: { at: "thanking" } },
    });
  });
});

describe("改评", () => {
  it("begins from the reasons and from the thanks, and writes nothing yet", () => {
    for (const stage of [stages.reasons, stages.thanking]) {
      expect(stepped(onDuty(stage), changeBegun(), 12_000)).toEqual({ session: onDuty(stages.changing), drafts: [] });
    }
  });

  it("appends another level: the tags belonged to the first, the words stay", () => {
    const before = ratedWith(4, { tagCodes: ["41"], comment: "还行" });
    const changing = onDuty({ ...stages.changing, rated: before });
    expect(stepped(changing, rated(2), 13_500.4)).toEqual({
      session: onDuty({
        at: "reasons",
        rated: { ...before, level: 2, isChanged: true, tagCodes: [] },
        deadlineMonoMs: 33_500.4,
      }),
      drafts: [{ kind: "rating-changed", body: { promptId, level: 2, changedAfterMs: 2_500 } }],
    });
  });

  it("of the same level is none: nothing is written, and it may still be done", () => {
    expect(stepped(onDuty(stages.changing), rated(4), 15_000)).toEqual({
      session: onDuty({ at: "reasons", rated: ratedWith(4), deadlineMonoMs: 35_000 }),
      drafts: [],
    });
  });

  it("may be given up", () => {
    expect(stepped(onDuty(stages.changing), left, 15_000)).toEqual({
      session: onDuty({ at: "reasons", rated: ratedWith(4), deadlineMonoMs: 35_000 }),
      drafts: [],
    });
  });

  it("is done once", () => {
    expect(stepped(reasonsAfter(2, { isChanged: true }), changeBegun())).toBe("already-changed");
    const thanked = onDuty({ ...stages.thanking, rated: ratedWith(2, { isChanged: true }) });
    expect(stepped(thanked, changeBegun())).toBe("already-changed");
  });

  it("is for the rating that is on the screen", () => {
    expect(stepped(reasonsAfter(2), changeBegun(promptNumber(2)))).toBe("prompt-not-open");
    for (const stage of [stages.idle, stages.prompting, stages.changing, stages.writing, stages.received]) {
      expect(stepped(onDuty(stage), changeBegun())).toBe("prompt-not-open");
    }
  });
});
