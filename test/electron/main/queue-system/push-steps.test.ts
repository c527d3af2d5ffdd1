import { describe, expect, it } from "vitest";
import { rateIdOf } from "../../../support/queue-system/queue-policy.ts";
import { customersName } from "../../../support/queue-system/server.ts";
import {
  comeBack,
  fateOf,
  fates,
  onDuty,
  openRef,
  operate,
  quest,
  rateAndLeave,
  submitsOf,
} from "../../support/queue-moves.ts";
import type { QueueWorld } from "../../support/queue-world.ts";
import { formOpened, handedOver, left, pauseBegun, resumed } from "../../support/session.ts";

const [first, second, third] = [rateIdOf(1), rateIdOf(2), rateIdOf(3)] as const;

describe("a request for a rating", () => {
  it("opens a prompt for its call, submits the level as four marks, and stores no name", () => {
    const world = onDuty();
    quest(world, first);
    expect(openRef(world)).toBe(first);
    world.tap(2);
    world.advance(20_000);
    expect(submitsOf(world)).toEqual([
      {
        method: "RateSubmit",
        param: { rateId: first, attitude: "2", quality: "3", efficiency: "1", honest: "5" },
      },
    ]);
    world.serve();
    expect(fateOf(world, first)).toEqual(["begun", "accepted"]);
    expect(JSON.stringify([world.ledger, world.sent, world.state()])).not.toContain(customersName);
  });

  it("is submitted when the visit has ended, with the level at that time", () => {
    const world = onDuty();
    quest(world, first);
    world.tap(1);
    expect(submitsOf(world)).toEqual([]);
    world.beginChange();
    world.tap(5);
    world.advance(19_999);
    expect(submitsOf(world)).toEqual([]);
    world.advance(1);
    expect(submitsOf(world)).toMatchObject([{ param: { rateId: first, attitude: "5" } }]);
  });

  it("that stays unanswered is never submitted", () => {
    const world = onDuty();
    quest(world, first);
    world.advance(30_000);
    world.advance(600_000);
    expect([submitsOf(world), fates(world)]).toEqual([[], []]);
    expect(world.ledger.at(-1)?.body).toMatchObject({ outcome: "unanswered" });
  });

  it("that comes twice is one prompt, and none once that has ended", () => {
    const world = onDuty();
    quest(world, first);
    quest(world, first);
    rateAndLeave(world);
    quest(world, first);
    world.serve();
    quest(world, first);
    expect([world.session().stage.at, world.state().quest]).toEqual(["idle", null]);
    expect(world.ledger.filter(({ kind }) => kind === "prompt-opened")).toHaveLength(1);
    expect(submitsOf(world)).toHaveLength(1);
  });

  it("waits while the screen is in use: the newest request replaces earlier ones, and a repeat of the open one is ignored", () => {
    const world = onDuty();
    world.take(formOpened("opinion"));
    quest(world, first);
    quest(world, second);
    expect(world.session().stage.at).toBe("writing");
    world.take(left);
    expect(openRef(world)).toBe(second);
    quest(world, third);
    quest(world, second);
    rateAndLeave(world);
    expect(openRef(world)).toBe(third);
    expect(JSON.stringify(world.ledger)).not.toContain(first);
  });

  it("is dropped after a minute, or with the shift, and leaves no trace", () => {
    const world = onDuty();
    world.take(pauseBegun);
    const before = [...world.ledger];
    quest(world, first);
    world.advance(59_999);
    expect(world.state().quest?.call.rateId).toBe(first);
    world.advance(1);
    expect([world.state().quest, world.ledger]).toEqual([null, before]);
    quest(world, second);
    world.take(handedOver);
    expect([world.state().quest, world.session().stage.at]).toEqual([null, "idle"]);
    expect(JSON.stringify(world.ledger)).not.toContain(second);
  });
});

describe("an operation that the queue system pushes", () => {
  const dutyOf = ({ session }: QueueWorld): string => session().duty.state;

  it("pauses, and a reset followed at once by a request leads directly to the prompt", () => {
    const world = onDuty();
    operate(world, "Pause");
    expect(dutyOf(world)).toBe("paused");
    operate(world, "Reset");
    quest(world, first);
    expect([dutyOf(world), openRef(world)]).toEqual(["on", first]);
    operate(world, "Reset");
    expect(world.session().stage.at).toBe("idle");
    expect(world.ledger.at(-1)?.body).toMatchObject({ outcome: "cancelled", cause: "cancelled-by-system" });
  });

  it("postpones a pause until the citizen has answered, and cancels it with a reset", () => {
    const world = onDuty();
    quest(world, first);
    operate(world, "Pause");
    expect(dutyOf(world)).toBe("on");
    world.tap(5);
    expect([dutyOf(world), world.session().stage.at]).toEqual(["paused", "reasons"]);
    operate(world, "Resume");
    expect(dutyOf(world)).toBe("on");
    world.advance(20_000);
    quest(world, second);
    operate(world, "Pause");
    operate(world, "Reset");
    expect([dutyOf(world), world.session().stage.at, world.state().pause]).toEqual(["on", "idle", "none"]);
  });

  it("does not end a manual pause, unless the queue system had pushed a pause as well", () => {
    const world = onDuty();
    world.take(pauseBegun);
    operate(world, "Reset");
    operate(world, "Resume");
    expect(dutyOf(world)).toBe("paused");
    operate(world, "Pause");
    operate(world, "Reset");
    expect(dutyOf(world)).toBe("on");
    operate(world, "Pause");
    world.take(resumed);
    world.take(pauseBegun);
    operate(world, "Reset");
    expect(dutyOf(world)).toBe("paused");
  });

  it("ends a pushed pause also after a restart", () => {
    const world = onDuty();
    operate(world, "Pause");
    world.restart();
    comeBack(world);
    expect(dutyOf(world)).toBe("paused");
    operate(world, "Reset");
    expect(dutyOf(world)).toBe("on");
  });

  it("never cancels a rating: a reset does not disturb the citizen, and the rating is submitted", () => {
    const world = onDuty();
    quest(world, first);
    world.tap(1);
    operate(world, "Reset");
    expect(world.session().stage.at).toBe("reasons");
    world.advance(20_000);
    world.serve();
    expect(fateOf(world, first)).toEqual(["begun", "accepted"]);
  });
});
