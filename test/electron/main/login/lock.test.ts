import { rmSync, truncateSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { databaseFileIn } from "../../../../db/data-folder.ts";
import { noticeUnlocks, unlockAtDevice } from "../../../../electron/main/login/attempts.ts";
import { configurationWith, documentWith, memberWith, pinVerifierOf } from "../../support/configuration.ts";
import { type StartedLogin, startedAgain, startedLogin } from "../../support/login.ts";

const dayMs = 24 * 60 * 60_000;
const wrong = { staffNumber: "1001", pin: "000000" };
const right = { staffNumber: "1001", pin: "246810" };
const colleague = { staffNumber: "A-1002", pin: "246810" };
const locked = { ok: false, problem: { code: "staff-number-locked", facts: { supportPhone: "0571-54321" } } };
const waiting = (waitSeconds: number) => ({ ok: false, problem: { code: "login-locked", facts: { waitSeconds } } });

type LogIn = StartedLogin["logIn"];

const codeOf = (answer: Awaited<ReturnType<LogIn>>): string => (answer.ok ? "on duty" : answer.problem.code);

/**
 * Enters wrong PINs, waiting as required, until `count` of them have been checked. Returns the codes of their
 * answers.
 */
const guess = async ({ logIn, time }: StartedLogin, count: number, input = wrong): Promise<readonly string[]> => {
  const codes: string[] = [];
  while (codes.length < count) {
    const answer = await logIn(input);
    const wait = answer.ok ? undefined : answer.problem.facts?.["waitSeconds"];
    if (wait === undefined) codes.push(codeOf(answer));
    else time.advance(Number(wait) * 1_000);
  }
  return codes;
};

const kindsOf = ({ entries }: StartedLogin): readonly string[] => entries().map(({ kind }) => kind);

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

  it("limits two seconds of ten guesses a second to three checked ones, and then it grows", async () => {
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

describe("the lock", () => {
  it("comes with the tenth wrong PIN and names the person to call, as does every attempt after it", async () => {
    const login = startedLogin();
    expect(await guess(login, 10)).toEqual([...Array.from({ length: 9 }, () => "pin-wrong"), "staff-number-locked"]);
    for (let hour = 0; hour < 3; hour += 1) {
      expect(await login.logIn(right)).toEqual(locked);
      login.time.advance(3_600_000);
    }
    const refusals = login.entries().filter(({ kind }) => kind === "login-refused");
    expect(refusals.at(-1)).toEqual({ kind: "login-refused", body: { staffNumber: "1001", cause: "locked" } });
    expect(kindsOf(login).filter((kind) => kind === "login-attempted")).toHaveLength(10);
    expect(refusals).toHaveLength(8);
    login.store.close();
  });

  it("survives a SIGKILL with the clock set back a day, and another number still logs in", async () => {
    const login = startedLogin();
    await guess(login, 10);
    const again = startedAgain(login, -dayMs);
    expect(await again.logIn(right)).toEqual(locked);
    again.time.advance(2 * dayMs);
    expect(await again.logIn(right)).toEqual(locked);
    expect(codeOf(await again.logIn(colleague))).toBe("on duty");
    again.store.close();
  });

  it("counts an attempt that a SIGKILL cut short", async () => {
    const login = startedLogin();
    await guess(login, 9);
    login.time.advance(320_000);
    const unanswered = login.logIn(right);
    const again = startedAgain(login);
    expect(await again.logIn(right)).toEqual(locked);
    await unanswered;
    again.store.close();
  });

  it.each([
    ["is gone", (file: string) => rmSync(file)],
    ["is cut off", (file: string) => truncateSync(file, 5_000)],
  ])("survives a database that %s: salvaged attempts count over every epoch", async (_name, damage) => {
    const login = startedLogin();
    await guess(login, 10);
    login.store.close();
    damage(databaseFileIn(login.folder));
    const again = startedAgain(login);
    expect(again.store.position().epoch).toBe(2);
    again.store.applyConfiguration(configurationWith({ version: 2, staff: documentOf(login).staff }));
    again.visit.refresh();
    expect(await again.logIn(right)).toEqual(locked);
    again.store.close();
  });

  it("shows the unit's telephone line where none is named for its devices", async () => {
    const login = startedLogin();
    await guess(login, 10);
    const { unit, staff } = documentOf(login);
    const changes = { version: 2, staff, unit: { ...unit, supportPhone: null } };
    login.store.applyConfiguration(configurationWith(changes));
    expect(await login.logIn(right)).toMatchObject({ problem: { facts: { supportPhone: "0571-12345" } } });
    login.store.close();
  });
});

/** The window's configuration; every verifier has a salt of its own. */
const documentOf = ({ visit }: StartedLogin) => visit.document() ?? documentWith();

describe("guessing across numbers", () => {
  it("locks none of them, grows a wait for all after the twelfth, and never blocks log-ins for long", async () => {
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

describe("unlocking", () => {
  const unlockedBy = (login: StartedLogin) => login.entries().filter(({ kind }) => kind === "login-unlocked");

  /** The configuration that the centre ships after it has unlocked 1001 this many times. */
  const ship = (login: StartedLogin, version: number, unlocks: number): void => {
    const staff = documentOf(login).staff.map((member) => (member.number === "1001" ? { ...member, unlocks } : member));
    login.store.applyConfiguration(configurationWith({ version, staff }));
    login.visit.refresh();
    expect(noticeUnlocks(login.store).ok).toBe(true);
  };

  it("by the centre ends the lock with the next configuration, once", async () => {
    const login = startedLogin();
    await guess(login, 10);
    ship(login, 2, 1);
    expect(unlockedBy(login)).toEqual([{ kind: "login-unlocked", body: { staffNumber: "1001", by: "centre" } }]);
    ship(login, 3, 1);
    expect(unlockedBy(login)).toHaveLength(1);
    await guess(login, 10);
    ship(login, 4, 1);
    expect(await login.logIn(right)).toEqual(locked);
    ship(login, 5, 2);
    // Twenty failed attempts at this device: the wait for all numbers goes on.
    login.time.advance(60_000);
    expect(codeOf(await login.logIn(right))).toBe("on duty");
    login.store.close();
  });

  it("from before the attempts does not end their lock", async () => {
    const login = startedLogin();
    ship(login, 2, 3);
    await guess(login, 10);
    ship(login, 3, 3);
    expect(await login.logIn(right)).toEqual(locked);
    expect(unlockedBy(login)).toEqual([]);
    login.store.close();
  });

  it("at the device ends it too", async () => {
    const login = startedLogin();
    await guess(login, 10);
    expect(unlockAtDevice(login.store, memberWith("1001").number).ok).toBe(true);
    expect(unlockedBy(login)).toEqual([{ kind: "login-unlocked", body: { staffNumber: "1001", by: "it" } }]);
    expect(codeOf(await login.logIn(right))).toBe("on duty");
    login.store.close();
  });

  it("is an effect of a new PIN from the centre", async () => {
    const login = startedLogin();
    await guess(login, 10);
    const staff = [memberWith("1001", { pin: pinVerifierOf("864209") })];
    login.store.applyConfiguration(configurationWith({ version: 2, staff }));
    login.visit.refresh();
    expect(codeOf(await login.logIn({ ...right, pin: "864209" }))).toBe("on duty");
    login.store.close();
  });
});
