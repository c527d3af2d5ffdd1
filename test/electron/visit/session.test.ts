import { describe, expect, it } from "vitest";
import type { ProblemCode } from "../../../contract/problems/problem.ts";
import { deadlineOf, type Session, type SessionEvent } from "../../../electron/main/visit/session.ts";
import { promptNumber, shiftId } from "../../support/ledger.ts";
import {
  cancelled,
  loggedIn,
  loggedOut,
  opened,
  phases,
  prompt,
  rated,
  removed,
  shift,
  stepped,
  timePassed,
} from "../support/session.ts";

const promptId = promptNumber(1);
const closed = (outcome: string, cause: string) => ({ kind: "prompt-closed", body: { promptId, outcome, cause } });
const ended = (cause: string) => ({ kind: "shift-ended", body: { shiftId, cause } });

describe("a step that is taken", () => {
  it("begins a shift, with the place and the configuration it was served under", () => {
    expect(stepped(phases["off-duty"], loggedIn)).toEqual({
      session: { phase: "on-duty", shift },
      drafts: [
        {
          kind: "shift-started",
          body: { shiftId, staffNumber: "1001", unitCode: "330100-XZFW", windowNumber: "3", configurationVersion: 4 },
        },
      ],
    });
  });

  it.each([phases["on-duty"], phases.thanking])("opens a prompt from $phase", (session) => {
    expect(stepped(session, opened(), 10_000)).toEqual({
      session: { phase: "prompting", shift, prompt },
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

  it.each([1, 2, 3, 4, 5] as const)("takes level %i as it was tapped, and thanks the same for every one", (level) => {
    expect(stepped(phases.prompting, rated(level))).toEqual({
      session: { phase: "thanking", shift, deadlineMonoMs: 17_345.6 },
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
          },
        },
      ],
    });
  });

  it("carries the transaction of the prompt into the rating", () => {
    const transaction = { transactionRef: "SX-1", serviceNumber: 2, matterName: "居住证" };
    const session: Session = { ...phases.prompting, prompt: { ...prompt, source: "counter-api", transaction } };
    expect(stepped(session, rated(3))).toMatchObject({ drafts: [{ body: { source: "counter-api", transaction } }] });
  });

  it("takes a tap that comes after the deadline but before the timer", () => {
    expect(stepped(phases.prompting, rated(5), 99_000)).toMatchObject({ drafts: [{ body: { level: 5 } }] });
  });

  it("writes 未评价 at the deadline and not a millisecond before", () => {
    expect(stepped(phases.prompting, timePassed, 39_999.9)).toEqual({ session: phases.prompting, drafts: [] });
    expect(stepped(phases.prompting, timePassed, 40_000)).toEqual({
      session: phases["on-duty"],
      drafts: [closed("unanswered", "timed-out")],
    });
  });

  it("ends the thanks at their deadline and writes nothing", () => {
    expect(stepped(phases.thanking, timePassed, 19_999)).toEqual({ session: phases.thanking, drafts: [] });
    expect(stepped(phases.thanking, timePassed, 20_000)).toEqual({ session: phases["on-duty"], drafts: [] });
  });

  it.each([phases["off-duty"], phases["on-duty"]])("lets time pass in $phase", (session) => {
    expect(stepped(session, timePassed, 1e9)).toEqual({ session, drafts: [] });
  });

  it("cancels the prompt that is open", () => {
    expect(stepped(phases.prompting, cancelled())).toEqual({
      session: phases["on-duty"],
      drafts: [closed("cancelled", "cancelled-by-staff")],
    });
  });

  const endings = [
    [loggedOut, "logged-out"],
    [removed, "removed-from-roster"],
  ] as const;
  it.each(endings)("ends a shift by $type, and first the prompt that it interrupts", (event, cause) => {
    const offDuty = { phase: "off-duty" };
    expect(stepped(phases["on-duty"], event)).toEqual({ session: offDuty, drafts: [ended(cause)] });
    expect(stepped(phases.thanking, event)).toEqual({ session: offDuty, drafts: [ended(cause)] });
    expect(stepped(phases.prompting, event)).toEqual({
      session: offDuty,
      drafts: [closed("cancelled", "shift-ended"), ended(cause)],
    });
  });
});

describe("a step that is refused", () => {
  const refusals: readonly (readonly [phase: Session["phase"], event: SessionEvent, code: ProblemCode])[] = [
    ["on-duty", loggedIn, "already-on-duty"],
    ["prompting", loggedIn, "already-on-duty"],
    ["thanking", loggedIn, "already-on-duty"],
    ["off-duty", loggedOut, "not-on-duty"],
    ["off-duty", removed, "not-on-duty"],
    ["off-duty", opened(), "not-on-duty"],
    ["prompting", opened(promptNumber(2)), "prompt-already-open"],
    ["off-duty", cancelled(), "prompt-not-open"],
    ["on-duty", cancelled(), "prompt-not-open"],
    ["thanking", cancelled(), "prompt-not-open"],
    ["prompting", cancelled(promptNumber(2)), "prompt-not-open"],
    ["off-duty", rated(5), "prompt-not-open"],
    ["on-duty", rated(5), "prompt-not-open"],
    ["thanking", rated(1), "prompt-not-open"],
    ["prompting", rated(1, promptNumber(2)), "prompt-not-open"],
  ];
  it.each(refusals)("in %s: %o is %s", (phase, event, code) => {
    expect(stepped(phases[phase], event)).toBe(code);
  });
});

describe("the deadline", () => {
  it("is there where somebody waits, and nowhere else", () => {
    expect(Object.values(phases).map(deadlineOf)).toEqual([undefined, undefined, 40_000, 20_000]);
  });
});
