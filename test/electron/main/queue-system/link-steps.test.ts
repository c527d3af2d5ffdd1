import { describe, expect, it } from "vitest";
import { linkOf, onDuty } from "../../support/queue-moves.ts";
import { queueWorld } from "../../support/queue-world.ts";
import { handedOver, loggedIn, loggedOut } from "../../support/session.ts";

describe("the link", () => {
  it("exists while staff is on duty, sends a heartbeat and then logs in with window and staff code", () => {
    const world = queueWorld();
    world.advance(3_600_000);
    expect([linkOf(world), world.sent]).toEqual(["down", []]);
    world.take(loggedIn);
    world.accept();
    world.serve();
    world.serve();
    expect(world.sent).toEqual([
      { method: "GetWindowList", param: {} },
      { method: "Login", param: { winNum: "3", userCode: "1001" } },
    ]);
    expect([linkOf(world), world.state().problem]).toEqual(["logged in as 1001", null]);
    world.take(loggedOut);
    expect(linkOf(world)).toBe("down");
  });

  it("sends a heartbeat every minute, and is dropped after twenty seconds of silence", () => {
    const world = onDuty();
    world.advance(59_999);
    expect(world.asked()).toBeUndefined();
    world.advance(1);
    expect(world.asked()?.method).toBe("GetWindowList");
    world.advance(19_999);
    expect(linkOf(world)).toBe("logged in as 1001");
    world.advance(1);
    expect(linkOf(world)).toBe("down");
    expect(world.state().problem).toEqual({
      code: "queue-system-silent",
      facts: { url: "ws://hall.example:3348", waitSeconds: 20, method: "GetWindowList" },
    });
    world.advance(2_000);
    expect(linkOf(world)).toBe("connecting");
    world.advance(10_000);
    expect(world.state().problem).toMatchObject({ code: "queue-system-unreachable", facts: { reason: "ETIMEDOUT" } });
  });

  it("treats silence and every code at the log-in as a refusal, and retries in minutes, or for a colleague at once", () => {
    const world = onDuty();
    world.breakLine();
    const logInAgain = (waitMs: number): void => {
      world.advance(waitMs);
      world.accept();
      world.serve();
      expect(world.asked()?.method).toBe("Login");
    };
    logInAgain(1_000);
    world.advance(20_000);
    const refusal = (reason: string, userCode = "1001") => ({
      code: "queue-system-login-refused",
      facts: { windowNumber: "3", userCode, reason },
    });
    expect([linkOf(world), world.state().problem]).toEqual(["down", refusal("no answer")]);
    world.advance(299_000);
    expect(linkOf(world)).toBe("down");
    logInAgain(2_000);
    world.answer("1002");
    expect([linkOf(world), world.state().problem]).toEqual(["down", refusal("1002")]);
    world.take(handedOver);
    logInAgain(0);
    world.serve();
    expect([linkOf(world), world.state().problem]).toEqual(["logged in as A-1002", null]);
  });

  it("skips malformed messages, reports them, and clears the report with the next heartbeat", () => {
    const world = onDuty();
    for (const text of ["", "[]", "null", '{"method":"RateQuest","param":{"rateId":20180102093015123}}', "\ufeff{}"]) {
      world.say(text);
    }
    world.say('{"method":"RateOperate","param":{"operate":"Explode"}}');
    expect([linkOf(world), world.state().problem?.code]).toEqual(["logged in as 1001", "queue-system-answer-unclear"]);
    world.say(JSON.stringify({ method: "RateQuest", param: { rateId: "\u0000" } }));
    expect(world.state().problem?.code).toBe("queue-system-call-refused");
    expect(world.session().stage.at).toBe("idle");
    world.advance(60_000);
    world.serve();
    expect(world.state().problem).toBeNull();
  });
});
