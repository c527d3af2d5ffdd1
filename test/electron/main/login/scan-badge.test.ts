import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../../../contract/node/hash.ts";
import type { Policy } from "../../../../contract/sync/configuration.ts";
import { configurationWith, documentWith, memberWith } from "../../support/configuration.ts";
import { type StartedLogin, startedLogin } from "../../support/login.ts";

const badge = "CS-7f3a9b2e";
const refusal = (code: string, facts?: object) => ({ ok: false, problem: facts ? { code, facts } : { code } });
const pinDue = refusal("badge-pin-due", { staffNumber: "1001" });

const withBadges = (badgeLogin: Policy["badgeLogin"], ...also: readonly string[]): StartedLogin => {
  const login = startedLogin();
  const owner = memberWith("1001", { badges: [sha256Hex("0042"), sha256Hex(badge)] });
  const staff = [owner, memberWith("1002", { badges: also.map(sha256Hex), mustChangePin: true })];
  const policy = { ...documentWith().policy, badgeLogin };
  login.store.applyConfiguration(configurationWith({ version: 2, staff, policy }));
  login.visit.refresh();
  return login;
};
const kinds = (login: StartedLogin) => login.entries().map(({ kind }) => kind);

describe("a badge", () => {
  it("gives its number, and the PIN is asked for: no attempt yet", async () => {
    const login = withBadges("with-pin");
    for (const text of [badge, ` ${badge} `, "1001"]) expect(await login.scanBadge({ text })).toEqual(pinDue);
    expect(login.entries()).toEqual([]);
    login.store.close();
  });

  it("logs in by itself where the policy says so, as an attempt and a success", async () => {
    const login = withBadges("alone");
    expect(await login.scanBadge({ text: badge })).toMatchObject({
      ok: true,
      value: { screen: "ready", badge: { staffNumber: "1001" } },
    });
    expect(login.entries()).toMatchObject([
      { kind: "login-attempted", body: { staffNumber: "1001" } },
      { kind: "login-succeeded", body: { staffNumber: "1001", by: "badge" } },
      { kind: "shift-started", body: { staffNumber: "1001" } },
    ]);
    login.store.close();
  });

  it("that is not registered and contains a staff number never logs in by itself", async () => {
    const login = withBadges("alone");
    expect(await login.scanBadge({ text: "1001" })).toEqual(pinDue);
    expect(login.entries()).toEqual([]);
    login.store.close();
  });

  it("that is registered with a staff number as its text never logs in by itself, in upper or lower case", async () => {
    const login = withBadges("alone", "1001", "a-1003");
    const staff = [...(login.visit.document()?.staff ?? []), memberWith("A-1003")];
    const policy = { ...documentWith().policy, badgeLogin: "alone" } as const;
    login.store.applyConfiguration(configurationWith({ version: 3, staff, policy }));
    login.visit.refresh();
    expect(await login.scanBadge({ text: "1001" })).toEqual(pinDue);
    expect(await login.scanBadge({ text: "a-1003" })).toEqual(refusal("badge-pin-due", { staffNumber: "A-1003" }));
    expect(login.entries()).toEqual([]);
    login.store.close();
  });

  it("does not unlock a number that ten wrong PINs have locked", async () => {
    const login = withBadges("alone");
    for (let tried = 0; tried < 10; tried += 1) {
      await login.logIn({ staffNumber: "1001", pin: "000000" });
      login.time.advance(400_000);
    }
    expect(await login.scanBadge({ text: badge })).toMatchObject({
      ok: false,
      problem: { code: "staff-number-locked" },
    });
    login.store.close();
  });

  it("registered for two persons belongs to neither", async () => {
    const login = withBadges("alone", badge);
    expect(await login.scanBadge({ text: badge })).toEqual(refusal("badge-unknown"));
    login.store.close();
  });

  it("of an unknown person is an attempt, and its content is not recorded", async () => {
    const login = withBadges("alone");
    for (let tried = 0; tried < 12; tried += 1)
      expect(await login.scanBadge({ text: "stranger" })).toEqual(refusal("badge-unknown"));
    expect(await login.scanBadge({ text: badge })).toEqual(
      refusal("login-locked", { waitSeconds: 5, supportPhone: "0571-54321" }),
    );
    expect(login.entries()[0]?.body).toEqual({ staffNumber: null, verifierId: null, unlocks: 0 });
    expect(kinds(login)).toEqual([...Array.from({ length: 12 }, () => "login-attempted"), "login-refused"]);
    login.store.close();
  });
});
