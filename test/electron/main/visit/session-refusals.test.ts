import { describe, expect, it } from "vitest";
import type { ProblemCode } from "../../../../contract/problems/problem.ts";
import type { Session, SessionEvent, Stage } from "../../../../electron/main/visit/session.ts";
import { promptNumber } from "../../../support/ledger.ts";
import {
  cancelled,
  forgotten,
  handedOver,
  loggedIn,
  loggedOut,
  offDuty,
  on,
  onDuty,
  opened,
  pauseBegun,
  paused,
  rated,
  removed,
  resumed,
  shift,
  stages,
  stepped,
} from "../../support/session.ts";

const every = Object.values(stages) as readonly Stage[];
const writingOnes = [stages.reasons, stages.changing, stages.writing] as const;

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
    [onDuty(stages.prompting), loggedOut, "prompt-already-open"],
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
