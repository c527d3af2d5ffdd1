import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pepperedVerifier } from "../../../../contract/node/pin-verifier.ts";
import type { StaffMember } from "../../../../contract/sync/configuration.ts";
import { configurationWith, memberWith, pinVerifierOf } from "../../support/configuration.ts";
import { refuseWrites } from "../../support/entries-on-disk.ts";
import { type StartedLogin, startedAgain, startedLogin } from "../../support/login.ts";

const pepper = Buffer.alloc(32, 7).toString("base64");
const given = { staffNumber: "1001", pin: "246810" };
const own = { staffNumber: "1001", pin: "853906" };
const later = { staffNumber: "1001", pin: "704931" };
const refusal = (code: string, facts?: object) => ({ ok: false, problem: facts ? { code, facts } : { code } });

/** A window whose roster still has the office's PIN for 1001, under the pepper of this device. */
const startedAnew = (changes: Partial<StaffMember> = {}): StartedLogin & { readonly member: StaffMember } => {
  const login = startedLogin(pepper);
  const pin = pepperedVerifier(pinVerifierOf(given.pin), pepper);
  const member = memberWith("1001", { mustChangePin: true, pin, ...changes });
  login.store.applyConfiguration(configurationWith({ version: 2, staff: [member] }));
  login.visit.refresh();
  return { ...login, member };
};

const codeOf = (answer: Awaited<ReturnType<StartedLogin["logIn"]>>): string =>
  answer.ok ? answer.value.screen : answer.problem.code;

const logOut = ({ visit }: StartedLogin): void => void visit.take({ type: "logged-out" });

describe("a PIN that the office gave", () => {
  it("has to be changed before the shift; a wrong PIN is refused as wrong", async () => {
    const login = startedAnew();
    expect(await login.logIn(given)).toEqual(refusal("pin-change-due"));
    expect(await login.logIn({ ...given, pin: "111111" })).toEqual(
      refusal("pin-wrong", { left: 9, supportPhone: "0571-54321" }),
    );
    expect(login.entries().map(({ kind }) => kind)).toEqual(["login-attempted", "login-succeeded", "login-attempted"]);
    login.store.close();
  });

  it("is replaced at once, also across a restart, and the entry contains neither PIN nor verifier", async () => {
    const login = startedAnew();
    expect(codeOf(await login.changePin({ ...given, newPin: own.pin }))).toBe("ready");
    const kinds = ["login-attempted", "login-succeeded", "pin-changed", "shift-started"];
    expect(login.entries().map(({ kind }) => kind)).toEqual(kinds);
    const changed = login.entries()[2]?.body;
    expect(changed).toMatchObject({
      unitCode: "330100-XZFW",
      staffNumber: "1001",
      sealed: { keyId: "69df8d73e7407153" },
    });
    expect(JSON.stringify(changed)).not.toMatch(/scrypt"|hashBase64|853906/);
    logOut(login);
    expect(codeOf(await login.logIn(given))).toBe("pin-wrong");
    expect(codeOf(await login.logIn(own))).toBe("ready");
    logOut(login);
    const again = startedAgain(login, 0, pepper);
    expect(codeOf(await again.logIn(given))).toBe("pin-wrong");
    expect(codeOf(await again.logIn(own))).toBe("ready");
    again.store.close();
  });

  it("is protected by the pepper of this device: the disk has no hash that can be guessed without it", async () => {
    const login = startedAnew();
    await login.changePin({ ...given, newPin: own.pin });
    const verifier = login.store.changedPin(login.member.number)?.verifier;
    expect(verifier).toMatchObject({ scheme: "scrypt-hmac", cost: 16_384, blockSize: 8, parallelization: 1 });
    const files = readdirSync(login.folder).map((name) => readFileSync(join(login.folder, name)).toString("latin1"));
    expect(files.join("\n")).not.toMatch(/853906/);
    login.store.close();
  });
});

describe("a new PIN", () => {
  it.each(["123456", "850417", "112233", given.pin, "1001"])(
    "is refused where it is weak, and no attempt is counted: %s",
    async (newPin) => {
      const login = startedAnew();
      expect(await login.changePin({ ...given, newPin })).toEqual(refusal("pin-weak"));
      expect(login.entries()).toEqual([]);
      login.store.close();
    },
  );

  it("is set only with the old one", async () => {
    const login = startedAnew();
    for (const left of [9, 8, 7]) {
      expect(await login.changePin({ ...given, pin: "000000", newPin: own.pin })).toEqual(
        refusal("pin-wrong", { left, supportPhone: "0571-54321" }),
      );
    }
    expect(codeOf(await login.changePin({ ...given, newPin: own.pin }))).toBe("login-locked");
    expect(login.store.changedPin(login.member.number)).toBeUndefined();
    login.store.close();
  });

  it("is not partly set where the disk refuses", async () => {
    const login = startedAnew();
    const mend = refuseWrites(login.folder, "pin-changed");
    expect(codeOf(await login.changePin({ ...given, newPin: own.pin }))).toBe("store-failed");
    expect(login.store.changedPin(login.member.number)).toBeUndefined();
    mend();
    expect(codeOf(await login.logIn(given))).toBe("pin-change-due");
    login.store.close();
  });

  it("may be set by choice, repeatedly, before the centre has received the first", async () => {
    const login = startedAnew({ mustChangePin: false });
    expect(await login.logIn({ ...given, changesPin: true })).toEqual(refusal("pin-change-due"));
    for (const [before, after] of [
      [given, own],
      [own, later],
    ] as const) {
      expect(codeOf(await login.changePin({ ...before, newPin: after.pin }))).toBe("ready");
      logOut(login);
    }
    expect([codeOf(await login.logIn(own)), codeOf(await login.logIn(later))]).toEqual(["pin-wrong", "ready"]);
    // The centre has stored the first of the two, and ships that.
    logOut(login);
    const [first] = login.entries().filter(({ kind }) => kind === "pin-changed");
    expect(first).toBeDefined();
    const shipped = login.store.changedPin(login.member.number)?.replaces[1];
    const pin = { ...login.member.pin, saltBase64: shipped ?? "" };
    login.store.applyConfiguration(configurationWith({ version: 3, staff: [{ ...login.member, pin }] }));
    login.visit.refresh();
    expect(codeOf(await login.logIn(later))).toBe("ready");
    login.store.close();
  });

  it("no longer counts once the roster has another one: the office's choice is newer", async () => {
    const login = startedAnew();
    await login.changePin({ ...given, newPin: own.pin });
    logOut(login);
    const pin = pepperedVerifier(pinVerifierOf(later.pin), pepper);
    login.store.applyConfiguration(configurationWith({ version: 3, staff: [{ ...login.member, pin }] }));
    login.visit.refresh();
    expect([codeOf(await login.logIn(own)), codeOf(await login.logIn(later))]).toEqual(["pin-wrong", "pin-change-due"]);
    login.store.close();
  });

  it("works without a pepper as well, as in earlier versions", async () => {
    const login = startedLogin();
    const member = memberWith("1001", { mustChangePin: true });
    login.store.applyConfiguration(configurationWith({ version: 2, staff: [member] }));
    login.visit.refresh();
    expect(codeOf(await login.changePin({ ...given, newPin: own.pin }))).toBe("ready");
    expect(login.store.changedPin(member.number)?.verifier.scheme).toBe("scrypt");
    logOut(login);
    expect(codeOf(await login.logIn(own))).toBe("ready");
    login.store.close();
  });
});
