import { describe, expect, it } from "vitest";
import { promptNumber, shiftId } from "../../../support/ledger.ts";
import {
  colleague,
  forgotten,
  handedOver,
  loggedIn,
  loggedOut,
  off,
  offDuty,
  on,
  onDuty,
  pauseBegun,
  paused,
  pausedWith,
  removed,
  resumed,
  stages,
  stepped,
} from "../../support/session.ts";

const promptId = promptNumber(1);
const closed = (outcome: string, cause: string) => ({ kind: "prompt-closed", body: { promptId, outcome, cause } });
const ended = (cause: string) => ({ kind: "shift-ended", body: { shiftId, cause } });

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
  it.each(endings)("ends a shift by %o", (event, cause) => {
    expect(stepped(onDuty(), event)).toEqual({ session: offDuty(), drafts: [ended(cause)] });
    expect(stepped({ duty: paused, stage: stages.idle }, event)).toEqual({
      session: offDuty(),
      drafts: [ended(cause)],
    });
  });

  it.each([
    [removed, "removed-from-roster"],
    [forgotten, "forgotten"],
  ] as const)("ends a shift by %o, and first the prompt that it interrupts", (event, cause) => {
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
