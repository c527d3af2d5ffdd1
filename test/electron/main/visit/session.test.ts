import { describe, expect, it } from "vitest";
import type { ProblemCode } from "../../../../contract/problems/problem.ts";
import { deadlineOf, type Session, type SessionEvent, type Stage } from "../../../../electron/main/visit/session.ts";
import { promptNumber, shiftId } from "../../../support/ledger.ts";
import {
  cancelled,
  colleague,
  followUp,
  forgotten,
  handedOver,
  loggedIn,
  loggedOut,
  off,
  offDuty,
  on,
  onDuty,
  opened,
  pauseBegun,
  paused,
  pausedWith,
  prompt,
  rated,
  ratedWith,
  removed,
  resumed,
  sessionDocument,
  shift,
  stages,
  stepped,
  stillHere,
  timePassed,
} from "../../support/session.ts";

const promptId = promptNumber(1);
const closed = (outcome: string, cause: string) => ({ kind: "prompt-closed", body: { promptId, outcome, cause } });
const ended = (cause: string) => ({ kind: "shift-ended", body: { shiftId, cause } });
const every = Object.values(stages) as readonly Stage[];
const writingOnes = [stages.reasons, stages.changing, stages.writing] as const;

describe("the staff on duty", () => {
  it("begins a shift, with its place and its configuration", () => {
    expect(stepped(offDuty(), loggedIn)).toEqual({
      session: onDuty(),
      drafts: [
        {
          kind: "shift-started",
          body: {
            shiftId,
            staffNumber: "1001",
            mentorNumber: null,
            unitCode: "330100-XZFW",
            windowNumber: "3",
            configurationVersion: 4,
          },
        },
      ],
    });
  });

  it("is handed over in one step: one shift ends, the next begins, and a citizen who is writing continues", () => {
    const place = { unitCode: "330100-XZFW", windowNumber: "3", configurationVersion: 4 };
    for (const duty of [on, paused]) {
      for (const stage of [stages.idle, ...writingOnes]) {
        expect(stepped({ duty, stage }, handedOver)).toEqual({
          session: { duty: { state: "on", shift: colleague }, stage },
          drafts: [ended("handed-over"), { kind: "shift-started", body: { ...colleague, ...place } }],
        });
      }
    }
  });

  it("ends by schedule, and the ledger says that no one ended it", () => {
    expect(stepped(onDuty(), forgotten)).toEqual({ session: offDuty(), drafts: [ended("forgotten")] });
  });

  it("pauses with a reason and goes on", () => {
    const begun = {
      session: { duty: paused, stage: stages.idle },
      drafts: [{ kind: "shift-paused", body: { shiftId, ...pausedWith } }],
    };
    expect(stepped(onDuty(), pauseBegun)).toEqual(begun);
    expect(stepped({ duty: paused, stage: stages.idle }, resumed)).toEqual({
      session: onDuty(),
      drafts: [{ kind: "shift-resumed", body: { shiftId } }],
    });
  });

  const endings = [
    [loggedOut, "logged-out"],
    [removed, "removed-from-roster"],
  ] as const;
  it.each(endings)("ends a shift by %o, and first the prompt that it interrupts", (event, cause) => {
    expect(stepped(onDuty(), event)).toEqual({ session: offDuty(), drafts: [ended(cause)] });
    expect(stepped({ duty: paused, stage: stages.idle }, event)).toEqual({
      session: offDuty(),
      drafts: [ended(cause)],
    });
    expect(stepped(onDuty(stages.prompting), event)).toEqual({
      session: offDuty(),
      drafts: [closed("cancelled", "shift-ended"), ended(cause)],
    });
  });

  it.each(writingOnes)("cannot interrupt a citizen by logging out or pausing ($at)", (stage) => {
    expect(stepped(onDuty(stage), loggedOut)).toMatchObject({ session: { duty: off, stage } });
    expect(stepped(onDuty(stage), pauseBegun)).toMatchObject({ session: { duty: paused, stage } });
  });
});

describe("a prompt", () => {
  it.each([stages.idle, stages.thanking, stages.received])("is opened from $at", (stage) => {
    expect(stepped(onDuty(stage), opened(), 10_000)).toEqual({
      session: onDuty({ at: "prompting", prompt }),
      drafts: [
        {
          kind: "prompt-opened",
          body: {
            promptId,
            shiftId,
            staffNumber: "1001",
            source: "staff-console",
            transaction: null,
            timeoutMs: 30_000,
          },
        },
      ],
    });
  });

  it("is opened by a citizen where the policy allows it, and marked so", () => {
    const walkUp = opened(promptId, "walk-up");
    expect(stepped(onDuty(), walkUp)).toMatchObject({ drafts: [{ body: { source: "walk-up" } }] });
    const policy = { ...sessionDocument.policy, walkUp: false };
    expect(stepped(onDuty(), walkUp, 10_000, { policy })).toBe("walk-up-not-allowed");
  });

  it.each([1, 2, 3, 4, 5] as const)(
    "records level %i as it was tapped, and continues in the same manner for every one",
    (level) => {
      expect(stepped(onDuty(stages.prompting), rated(level))).toEqual({
        session: onDuty({
          at: "reasons",
          rated: ratedWith(level, { ratedAtMonoMs: 12_345.6, touchedAtMonoMs: 12_345.6 }),
          deadlineMonoMs: 32_345.6,
        }),
        drafts: [
          {
            kind: "rating-given",
            body: {
              promptId,
              shiftId,
              unitCode: "330100-XZFW",
              windowNumber: "3",
              staffNumber: "1001",
              source: "staff-console",
              transaction: null,
              level,
              channel: "4",
              answeredAfterMs: 2_346,
              input: "touch",
              followUpHash: followUp.hash,
            },
          },
        ],
      });
    },
  );

  it("copies its transaction into the rating", () => {
    const transaction = { transactionRef: "SX-1", serviceNumber: 2, matterName: "居住证" };
    const stage: Stage = { at: "prompting", prompt: { ...prompt, source: "counter-api", transactions: [transaction] } };
    expect(stepped(onDuty(stage), rated(3))).toMatchObject({
      drafts: [{ body: { source: "counter-api", transaction } }],
    });
  });

  it("has no token where the centre has no page for it", () => {
    expect(stepped(onDuty(stages.prompting), rated(3), 12_000, { followUp: null })).toMatchObject({
      session: { stage: { rated: { followUpToken: null } } },
      drafts: [{ body: { followUpHash: null } }],
    });
  });

  it("accepts a tap that comes after the deadline but before the timer", () => {
    expect(stepped(onDuty(stages.prompting), rated(5), 99_000)).toMatchObject({ drafts: [{ body: { level: 5 } }] });
  });

  it("is 未评价 at its deadline and not a millisecond before", () => {
    const asking = onDuty(stages.prompting);
    expect(stepped(asking, timePassed, 39_999.9)).toEqual({ session: asking, drafts: [] });
    expect(stepped(asking, timePassed, 40_000)).toEqual({
      session: onDuty(),
      drafts: [closed("unanswered", "timed-out")],
    });
  });

  it("is cancelled by its number", () => {
    expect(stepped(onDuty(stages.prompting), cancelled())).toEqual({
      session: onDuty(),
      drafts: [closed("cancelled", "cancelled-by-staff")],
    });
  });

  it("that a citizen opened is closed by the citizen, and the ledger says so", () => {
    const walkUp: Stage = { at: "prompting", prompt: { ...prompt, source: "walk-up" } };
    expect(stepped(onDuty(walkUp), cancelled())).toEqual({
      session: onDuty(),
      drafts: [closed("cancelled", "closed-by-citizen")],
    });
  });
});

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

  it("starts again with a touch where a citizen reads or writes, and only there", () => {
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
    });
  });
});

describe("a step that is refused", () => {
  const pausedIdle: Session = { duty: paused, stage: stages.idle };
  const refusals: readonly (readonly [session: Session, event: SessionEvent, code: ProblemCode])[] = [
    [onDuty(), loggedIn, "already-on-duty"],
    [pausedIdle, loggedIn, "already-on-duty"],
    [onDuty(stages.prompting), loggedIn, "already-on-duty"],
    [offDuty(), handedOver, "not-on-duty"],
    [onDuty(), { type: "handed-over", shift }, "handed-to-oneself"],
    [onDuty(stages.prompting), handedOver, "prompt-already-open"],
    [offDuty(), loggedOut, "not-on-duty"],
    [offDuty(), forgotten, "not-on-duty"],
    [offDuty(), removed, "not-on-duty"],
    [offDuty(), pauseBegun, "not-on-duty"],
    [pausedIdle, pauseBegun, "already-paused"],
    [onDuty(stages.prompting), pauseBegun, "prompt-already-open"],
    [onDuty(), resumed, "not-paused"],
    [offDuty(), resumed, "not-paused"],
    [offDuty(), opened(), "not-on-duty"],
    [pausedIdle, opened(), "already-paused"],
    [onDuty(stages.prompting), opened(promptNumber(2)), "prompt-already-open"],
    ...writingOnes.map((stage) => [onDuty(stage), opened(promptNumber(2)), "citizen-busy"] as const),
    [onDuty(stages.prompting), cancelled(promptNumber(2)), "prompt-not-open"],
    [onDuty(stages.prompting), rated(1, promptNumber(2)), "prompt-not-open"],
    [onDuty(stages.changing), rated(1, promptNumber(2)), "prompt-not-open"],
    ...every
      .filter(({ at }) => at !== "prompting")
      .map((stage) => [{ duty: on, stage }, cancelled(), "prompt-not-open"] as const),
    ...every
      .filter(({ at }) => at !== "prompting" && at !== "changing")
      .map((stage) => [{ duty: on, stage }, rated(1), "prompt-not-open"] as const),
  ];
  it.each(refusals)("%o: %o is %s", (session, event, code) => {
    expect(stepped(session, event)).toBe(code);
  });
});

describe("the deadline", () => {
  it("is set where a person is waited for, and nowhere else", () => {
    expect(every.map((stage) => deadlineOf({ duty: { state: "on", shift }, stage }))).toEqual([
      undefined,
      40_000,
      31_000,
      19_000,
      20_000,
      70_000,
      20_000,
    ]);
  });
});
