import { rmSync, truncateSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { databaseFileIn } from "../../../../db/data-folder.ts";
import { noticeUnlocks, unlockAtDevice } from "../../../../electron/main/login/attempts.ts";
import { configurationWith, documentWith, memberWith, pinVerifierOf } from "../../support/configuration.ts";
import { type StartedLogin, startedAgain, startedLogin } from "../../support/login.ts";
import { codeOf, colleague, guess, kindsOf, locked, right } from "../../support/wrong-pins.ts";

const dayMs = 24 * 60 * 60_000;

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

const documentOf = ({ visit }: StartedLogin) => visit.document() ?? documentWith();

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

  it("comes with a new PIN from the centre", async () => {
    const login = startedLogin();
    await guess(login, 10);
    const staff = [memberWith("1001", { pin: pinVerifierOf("864209") })];
    login.store.applyConfiguration(configurationWith({ version: 2, staff }));
    login.visit.refresh();
    expect(codeOf(await login.logIn({ ...right, pin: "864209" }))).toBe("on duty");
    login.store.close();
  });
});
