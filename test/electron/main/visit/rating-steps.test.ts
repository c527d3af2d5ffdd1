import { describe, expect, it } from "vitest";
import type { Session, SessionEvent } from "../../../../electron/main/visit/session.ts";
import { promptNumber } from "../../../support/ledger.ts";
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
  stillHere,
  tagsChosen,
  timePassed,
} from "../../support/session.ts";

const promptId = promptNumber(1);
const reasonsAfter = (level: 1 | 2 | 3 | 4 | 5, changes = {}) =>
  onDuty({ at: "reasons", rated: ratedWith(level, changes), deadlineMonoMs: 31_000 });

describe("reasons", () => {
  it("are written touch by touch, in the order of the shipped set, and restart the timeout", () => {
    expect(stepped(reasonsAfter(2), tagsChosen(["23", "21", "23"]), 15_000)).toEqual({
      session: onDuty({ at: "reasons", rated: ratedWith(2, { tagCodes: ["21", "23"] }), deadlineMonoMs: 35_000 }),
      drafts: [{ kind: "tags-chosen", body: { promptId, tagCodes: ["21", "23"] } }],
    });
    expect(stepped(reasonsAfter(2, { tagCodes: ["21"] }), tagsChosen([]), 15_000)).toMatchObject({
      drafts: [{ kind: "tags-chosen", body: { tagCodes: [] } }],
    });
  });

  it("that are stored already are not written again", () => {
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

  it("may be a comment, stored without the spaces around it", () => {
    expect(stepped(reasonsAfter(1), commentGiven(" 排队等了很久 "), 15_000)).toEqual({
      session: onDuty({ at: "reasons", rated: ratedWith(1, { comment: "排队等了很久" }), deadlineMonoMs: 35_000 }),
      drafts: [{ kind: "comment-given", body: { promptId, text: "排队等了很久" } }],
    });
  });

  it("given as a comment may be withdrawn, and are required again where nothing else was given", () => {
    const withdrawn = stepped(reasonsAfter(1, { comment: "等太久" }), commentWithdrawn(), 15_000);
    if (typeof withdrawn === "string") throw new Error(withdrawn);
    expect(withdrawn).toEqual({
      session: onDuty({ at: "reasons", rated: ratedWith(1), deadlineMonoMs: 35_000 }),
      drafts: [{ kind: "comment-withdrawn", body: { promptId } }],
    });
    expect(stepped(withdrawn.session, left)).toBe("reason-missing");
    expect(stepped(withdrawn.session, commentWithdrawn(), 16_000)).toMatchObject({ drafts: [] });
  });

  it.each([1, 2] as const)("are required after level %i: one tag or a few words", (level) => {
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

  it("are required where the centre calls a level negative, not by its number", () => {
    const levels = sessionDocument.levels.map((words) => ({ ...words, negative: words.level === 3 }));
    expect(stepped(reasonsAfter(3), left, 15_000, { levels })).toBe("reason-missing");
    expect(stepped(reasonsAfter(1), left, 15_000, { levels })).toMatchObject({
      session: { stage: { at: "thanking" } },
    });
  });
});

/** Rated 4, and touched once more at this time, after this rest. */
const touchedOnce = (touchedAtMonoMs: number, longestRestMs: number) =>
  ratedWith(4, { touchedAtMonoMs, longestRestMs });

describe("改评", () => {
  it("begins from the reasons and from the thanks, and writes nothing yet", () => {
    for (const stage of [stages.reasons, stages.thanking]) {
      expect(stepped(onDuty(stage), changeBegun(), 12_000)).toEqual({
        session: onDuty({ at: "changing", rated: touchedOnce(12_000, 1_000), deadlineMonoMs: 20_000 }),
        drafts: [],
      });
    }
  });

  it("appends another level: the tags belonged to the first, the comment stays", () => {
    const before = ratedWith(4, { tagCodes: ["41"], comment: "还行" });
    const changing = onDuty({ ...stages.changing, rated: before });
    expect(stepped(changing, rated(2), 13_500.25)).toEqual({
      session: onDuty({
        at: "reasons",
        rated: {
          ...before,
          ...{ level: 2, isChanged: true, tagCodes: [] },
          ...{ touchedAtMonoMs: 13_500.25, longestRestMs: 2_500.25 },
        },
        deadlineMonoMs: 33_500.25,
      }),
      drafts: [
        {
          kind: "rating-changed",
          body: { promptId, level: 2, changedAfterMs: 2_500, input: "touch", restedMs: 2_500 },
        },
      ],
    });
  });

  it("to the same level does not count as a change: nothing is written, and 改评 stays possible", () => {
    expect(stepped(onDuty(stages.changing), rated(4), 15_000)).toEqual({
      session: onDuty({ at: "reasons", rated: touchedOnce(15_000, 4_000), deadlineMonoMs: 35_000 }),
      drafts: [],
    });
  });

  it("may be cancelled", () => {
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

  it("applies to the rating on the screen", () => {
    expect(stepped(reasonsAfter(2), changeBegun(promptNumber(2)))).toBe("prompt-not-open");
    for (const stage of [stages.idle, stages.prompting, stages.changing, stages.writing, stages.received]) {
      expect(stepped(onDuty(stage), changeBegun())).toBe("prompt-not-open");
    }
  });
});

describe("改评 in time", () => {
  const mouse = { input: "mouse", screenHasTouch: true } as const;
  const moved: SessionEvent = { type: "still-here", tap: mouse, agoMs: 0 };
  const led = (session: Session, event: SessionEvent, monoMs: number, changes = {}): Session => {
    const step = stepped(session, event, monoMs, changes);
    if (typeof step === "string") throw new Error(step);
    return step.session;
  };
  const open = [onDuty(stages.reasons), onDuty({ ...stages.thanking, deadlineMonoMs: 60_000 })];

  it("closes eight seconds after the last touch, on the reasons and on the thanks", () => {
    for (const session of open) {
      expect(stepped(session, changeBegun(), 18_999)).toMatchObject({ session: { stage: { at: "changing" } } });
      expect(stepped(session, changeBegun(), 19_000)).toBe("change-closed");
    }
  });

  it("is kept open by every touch, and once it is closed no touch opens it", () => {
    for (const session of open) {
      const touched = [15_000, 22_000, 29_000].reduce((now, at) => led(now, stillHere, at), session);
      expect(stepped(touched, changeBegun(), 36_999)).toMatchObject({ session: { stage: { at: "changing" } } });
      expect(stepped(led(touched, stillHere, 37_000), changeBegun(), 37_001)).toBe("change-closed");
    }
  });

  it("is not kept open by a mouse or a key where the screen has touch; these keep open only the reasons", () => {
    const moving = led(onDuty(stages.reasons), moved, 18_000);
    expect(moving.stage).toMatchObject({ deadlineMonoMs: 38_000, rated: { touchedAtMonoMs: 11_000 } });
    expect(stepped(moving, changeBegun(), 19_000)).toBe("change-closed");
    const policy = { ...sessionDocument.policy, allowMouseRating: true };
    expect(stepped(led(onDuty(stages.reasons), moved, 18_000, { policy }), changeBegun(), 19_000)).toMatchObject({
      session: { stage: { at: "changing" } },
    });
  });

  it("counts a touch from its own time, however late it arrives", () => {
    const told = led(onDuty(stages.reasons), { ...stillHere, agoMs: 2_000 }, 17_000);
    expect(told.stage).toMatchObject({ rated: { touchedAtMonoMs: 15_000, longestRestMs: 4_000 } });
    expect(stepped(told, changeBegun(), 23_000)).toBe("change-closed");
    expect(led(told, { ...stillHere, agoMs: 9_000 }, 18_000).stage).toMatchObject({
      rated: { touchedAtMonoMs: 15_000 },
    });
  });

  it("also closes while the levels are shown: after the same wait the reasons come back without 改评", () => {
    const changing = led(onDuty(stages.reasons), changeBegun(), 12_000);
    expect(stepped(changing, rated(5), 20_000)).toBe("change-closed");
    expect(led(changing, stillHere, 19_000).stage).toMatchObject({ at: "changing", deadlineMonoMs: 27_000 });
    // A touch reported too late keeps nothing open that would be refused.
    expect(led(changing, stillHere, 20_000)).toEqual(changing);
    const back = led(changing, timePassed, 20_000);
    expect(back.stage).toMatchObject({ at: "reasons", deadlineMonoMs: 32_000 });
    expect(stepped(back, changeBegun(), 20_001)).toBe("change-closed");
    const policy = { ...sessionDocument.policy, reasonsMs: 5_000 };
    expect(led(changing, timePassed, 20_000, { policy }).stage).toEqual({ at: "idle" });
  });

  it("records its input, and the longest rest before it", () => {
    const session = [13_000, 19_500, 20_000].reduce((now, at) => led(now, stillHere, at), onDuty(stages.reasons));
    const key = { input: "key", screenHasTouch: false } as const;
    const changing = led(session, changeBegun(promptId, key), 21_000);
    expect(stepped(changing, rated(5, promptId, key), 22_000)).toMatchObject({
      drafts: [{ kind: "rating-changed", body: { changedAfterMs: 11_000, input: "key", restedMs: 6_500 } }],
    });
  });
});

describe("a rating by a mouse or a key", () => {
  const changing = onDuty(stages.changing);
  it.each(["mouse", "key"] as const)("is refused where the screen has touch, and nothing is written: %s", (input) => {
    const tap = { input, screenHasTouch: true } as const;
    expect(stepped(onDuty(stages.prompting), rated(5, promptId, tap))).toBe("touch-required");
    expect(stepped(changing, rated(5, promptId, tap))).toBe("touch-required");
    expect(stepped(onDuty(stages.reasons), changeBegun(promptId, tap))).toBe("touch-required");
  });
  it.each(["mouse", "key"] as const)(
    "counts where the screen has no touch, or the office allows it, and its input is recorded: %s",
    (input) => {
      const allowed = { policy: { ...sessionDocument.policy, allowMouseRating: true } };
      const given = { drafts: [{ kind: "rating-given", body: { level: 5, input } }] };
      const without = rated(5, promptId, { input, screenHasTouch: false });
      expect(stepped(onDuty(stages.prompting), without)).toMatchObject(given);
      const withTouch = rated(5, promptId, { input, screenHasTouch: true });
      expect(stepped(onDuty(stages.prompting), withTouch, 12_000, allowed)).toMatchObject(given);
    },
  );
});
