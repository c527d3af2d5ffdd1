import { describe, expect, it } from "vitest";
import { startedAgain, startedLogin } from "../../support/login.ts";
import { codeOf, colleague, guess, kindsOf, right, waiting, wrong } from "../../support/wrong-pins.ts";

describe("the wait", () => {
  it("comes after the third wrong PIN, applies to the right one too, and ends by itself", async () => {
    const login = startedLogin();
    const { logIn, time, store } = login;
    await guess(login, 3);
    expect(await logIn(right)).toEqual(waiting(5));
    time.advance(4_500);
    expect(await logIn(right)).toEqual(waiting(1));
    time.advance(500);
    expect(codeOf(await logIn(right))).toBe("on duty");
    store.close();
  });

  it("lets three of twenty PINs in two seconds be checked, and grows with each later guess", async () => {
    const login = startedLogin();
    const { logIn, time, store } = login;
    const codes: string[] = [];
    for (let guessNumber = 0; guessNumber < 20; guessNumber += 1) {
      codes.push(codeOf(await logIn({ ...wrong, pin: String(100_000 + guessNumber) })));
      time.advance(100);
    }
    expect(codes).toEqual([
      ...Array.from({ length: 3 }, () => "pin-wrong"),
      ...Array.from({ length: 17 }, () => "login-locked"),
    ]);
    // Every checked attempt is an entry; further taps during the wait add none.
    expect(kindsOf(login)).toEqual([...Array.from({ length: 3 }, () => "login-attempted"), "login-refused"]);
    const waits: unknown[] = [];
    for (let round = 0; round < 6; round += 1) {
      await guess(login, 1);
      const answer = await logIn(wrong);
      waits.push(answer.ok || answer.problem.facts?.["waitSeconds"]);
    }
    expect(waits).toEqual([10, 20, 40, 80, 160, 320]);
    store.close();
  });

  it("is not bypassed by simultaneous attempts", async () => {
    const { logIn, store } = startedLogin();
    const codes = (await Promise.all(Array.from({ length: 12 }, () => logIn(wrong)))).map(codeOf);
    expect(codes.filter((code) => code === "pin-wrong")).toHaveLength(3);
    expect(codes.filter((code) => code === "login-locked")).toHaveLength(9);
    store.close();
  });

  it("starts again with the process", async () => {
    const login = startedLogin();
    await guess(login, 5);
    login.time.advance(19_000);
    expect(await login.logIn(right)).toEqual(waiting(1));
    const again = startedAgain(login);
    expect(await again.logIn(right)).toEqual(waiting(19));
    again.time.advance(19_000);
    expect(codeOf(await again.logIn(right))).toBe("on duty");
    again.store.close();
  });

  it("is cleared by a success", async () => {
    const login = startedLogin();
    await guess(login, 9);
    login.time.advance(320_000);
    expect(codeOf(await login.logIn(right))).toBe("on duty");
    login.visit.take({ type: "logged-out" });
    await guess(login, 2);
    expect(codeOf(await login.logIn(right))).toBe("on duty");
    login.store.close();
  });
});

describe("guessing across numbers", () => {
  it("locks no number, delays all log-ins after the twelfth attempt, and never for more than a minute", async () => {
    const login = startedLogin();
    const { logIn, time, store } = login;
    for (let number = 0; number < 12; number += 1) {
      expect(codeOf(await logIn({ ...wrong, staffNumber: `no-${number}` }))).toBe("staff-number-unknown");
    }
    expect(await logIn(right)).toEqual(waiting(5));
    expect(await logIn({ ...wrong, staffNumber: "no-12" })).toEqual(waiting(5));
    await guess(login, 40, { ...wrong, staffNumber: "no-13" });
    expect(await logIn(right)).toEqual(waiting(60));
    time.advance(60_000);
    expect(codeOf(await logIn(right))).toBe("on duty");
    store.close();
  });

  it("is counted from zero after any success", async () => {
    const login = startedLogin();
    await guess(login, 11, { ...wrong, staffNumber: "nobody" });
    expect(codeOf(await login.logIn(right))).toBe("on duty");
    login.visit.take({ type: "logged-out" });
    const codes = await guess(login, 12, { ...wrong, staffNumber: "nobody" });
    expect(new Set(codes)).toEqual(new Set(["staff-number-unknown"]));
    expect(await login.logIn(right)).toEqual(waiting(5));
    login.store.close();
  });

  it("leaves a colleague free to log in at once after ten wrong PINs for one number", async () => {
    const login = startedLogin();
    await guess(login, 10);
    expect(codeOf(await login.logIn(colleague))).toBe("on duty");
    login.store.close();
  });
});
