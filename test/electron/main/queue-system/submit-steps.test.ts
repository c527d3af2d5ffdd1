import { describe, expect, it } from "vitest";
import { rateIdOf } from "../../../support/queue-system/queue-policy.ts";
import {
  comeBack,
  fateOf,
  linkOf,
  onDuty,
  openRef,
  operate,
  quest,
  rateAndLeave,
  submitsOf,
} from "../../support/queue-moves.ts";
import { handedOver, left, loggedIn, loggedOut } from "../../support/session.ts";

const [first, second] = [rateIdOf(1), rateIdOf(2)] as const;

describe("the submit of a rating", () => {
  it("stays unknown where the connection breaks, or the time runs out, before its answer", () => {
    const world = onDuty();
    quest(world, first);
    rateAndLeave(world);
    world.handleAndBreak();
    expect([fateOf(world, first), world.rows]).toMatchObject([["begun", "unknown"], [{ rateId: first }]]);
    expect(world.state().lost).toEqual({ code: "queue-system-submit-unknown", facts: { rateId: first } });
    comeBack(world);
    expect(linkOf(world)).toBe("logged in as 1001");
    quest(world, second);
    rateAndLeave(world);
    world.advance(20_000);
    expect([fateOf(world, second), linkOf(world)]).toEqual([["begun", "unknown"], "down"]);
    expect(submitsOf(world)).toHaveLength(2);
  });

  it("is unknown after a power cut, and due where it had not begun", () => {
    const world = onDuty();
    quest(world, first);
    world.tap(3);
    world.crashAtNextWrite();
    world.advance(20_000);
    expect([fateOf(world, first), submitsOf(world)]).toEqual([["begun", "unknown"], []]);
    comeBack(world);
    quest(world, second);
    world.tap(3);
    world.restart();
    comeBack(world);
    world.serve();
    expect(fateOf(world, second)).toEqual(["begun", "accepted"]);
  });

  it("stays due while there is no connection, and is sent after the next log-in of the same person", () => {
    const world = onDuty();
    quest(world, first);
    world.breakLine();
    rateAndLeave(world);
    world.take(loggedOut);
    expect(world.owed()).toMatchObject([{ rateId: first, mayHaveLeft: false }]);
    world.take(loggedIn);
    comeBack(world);
    world.serve();
    expect(fateOf(world, first)).toEqual(["begun", "accepted"]);
  });

  it("is given up where another person logs in first", () => {
    const world = onDuty();
    quest(world, first);
    world.breakLine();
    rateAndLeave(world);
    world.take(handedOver);
    expect(fateOf(world, first)).toEqual([]);
    comeBack(world);
    expect([fateOf(world, first), submitsOf(world)]).toEqual([["given-up"], []]);
    expect(world.state().lost?.code).toBe("queue-system-submit-given-up");
  });

  it("keeps the log-in of the rated person until it is done, also after a handover and later ratings", () => {
    const world = onDuty();
    quest(world, first);
    world.tap(5);
    world.take(handedOver);
    expect(linkOf(world)).toBe("logged in as 1001");
    world.advance(20_000);
    expect(world.asked()?.method).toBe("RateSubmit");
    quest(world, second);
    world.tap(4);
    world.take(left);
    world.take(left);
    world.serve();
    expect(fateOf(world, second)).toEqual([]);
    comeBack(world);
    world.serve();
    expect(world.rows).toEqual([
      { rateId: first, userCode: "1001", attitude: "5" },
      { rateId: second, userCode: "A-1002", attitude: "4" },
    ]);
    expect(linkOf(world)).toBe("logged in as A-1002");
  });

  it("that was sent without a log-in was not stored, and is sent once more after the next log-in", () => {
    const world = onDuty();
    quest(world, first);
    rateAndLeave(world);
    world.forgetLogin();
    world.serve();
    expect([linkOf(world), fateOf(world, first)]).toEqual(["down", ["begun", "not-taken"]]);
    world.advance(239_000);
    expect(linkOf(world)).toBe("down");
    comeBack(world);
    world.serve();
    expect([world.rows.length, fateOf(world, first)]).toEqual([1, ["begun", "not-taken", "begun", "accepted"]]);
  });

  it("that was refused is not sent again, and IT sees the code", () => {
    const world = onDuty();
    quest(world, first);
    rateAndLeave(world);
    world.answer("1003");
    expect(world.state().lost).toEqual({
      code: "queue-system-submit-refused",
      facts: { rateId: first, answer: "1003" },
    });
    expect([fateOf(world, first), world.owed(), linkOf(world)]).toEqual([
      ["begun", "refused"],
      [],
      "logged in as 1001",
    ]);
  });

  it("ignores a request that is pushed before its answer", () => {
    const world = onDuty();
    quest(world, first);
    rateAndLeave(world);
    quest(world, second);
    operate(world, "Resume");
    world.serve();
    expect([fateOf(world, first), openRef(world)]).toEqual([["begun", "accepted"], second]);
  });
});
