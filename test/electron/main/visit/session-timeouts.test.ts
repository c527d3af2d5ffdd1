import { describe, expect, it } from "vitest";
import { deadlineOf, type SessionEvent, type Stage } from "../../../../electron/main/visit/session.ts";
import { followUp, offDuty, onDuty, shift, stages, stepped, stillHere, timePassed } from "../../support/session.ts";

const every = Object.values(stages) as readonly Stage[];

describe("a page that was opened on a phone", () => {
  const heard = (token: string): SessionEvent => ({ type: "page-opened", token });
  it.each([stages.reasons, stages.changing, stages.thanking])(
    "is recorded at $at, and no timeout starts again",
    (stage) => {
      expect(stepped(onDuty(stage), heard(followUp.token), 15_000)).toEqual({
        session: onDuty({ ...stage, rated: { ...stage.rated, isPageOpened: true } }),
        drafts: [],
      });
    },
  );
  it("is ignored where it is another rating's, or where no rating exists", () => {
    for (const stage of every) {
      expect(stepped(onDuty(stage), heard("other"), 15_000)).toEqual({ session: onDuty(stage), drafts: [] });
    }
    expect(stepped(onDuty(), heard(followUp.token))).toEqual({ session: onDuty(), drafts: [] });
  });
});

describe("a timeout", () => {
  const waiting = every.filter((stage) => !["prompting", "idle", "changing"].includes(stage.at));
  it.each(waiting)("brings $at back to the start and writes nothing", (stage) => {
    const deadline = deadlineOf(onDuty(stage)) ?? 0;
    expect(stepped(onDuty(stage), timePassed, deadline - 1)).toEqual({ session: onDuty(stage), drafts: [] });
    expect(stepped(onDuty(stage), timePassed, deadline)).toEqual({ session: onDuty(), drafts: [] });
    expect(stepped(offDuty(stage), timePassed, deadline)).toEqual({ session: offDuty(), drafts: [] });
  });

  it("starts again with a touch where a citizen reads, writes or notes a number, and only there", () => {
    const waits = every.map((stage) => {
      const step = stepped(onDuty(stage), stillHere, 15_000);
      if (typeof step === "string") throw new Error(step);
      expect(step.drafts).toEqual([]);
      return [stage.at, deadlineOf(step.session)];
    });
    expect(Object.fromEntries(waits)).toEqual({
      idle: undefined,
      prompting: 40_000,
      reasons: 35_000,
      changing: 23_000,
      thanking: 20_000,
      writing: 75_000,
      received: 20_000,
      accepted: 75_000,
    });
  });
});

describe("the deadline", () => {
  it("is set on every screen that waits for a person, and on no other", () => {
    expect(every.map((stage) => deadlineOf({ duty: { state: "on", shift }, stage }))).toEqual([
      undefined,
      40_000,
      31_000,
      19_000,
      20_000,
      70_000,
      20_000,
      72_000,
    ]);
  });
});
