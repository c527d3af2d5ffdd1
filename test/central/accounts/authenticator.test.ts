import { randomBytes } from "node:crypto";
import { generate } from "otplib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decryptSecret, encryptSecret, stepOfCode } from "../../../central/accounts/authenticator.ts";
import { accountPaths, Me, meQuestion, NewAuthenticator } from "../../../contract/office/accounts/accounts.ts";
import {
  addAccount,
  logInAs,
  outcomeOf,
  sendAsPage,
  testPassword,
  tryToLogIn,
} from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

/** Of RFC 6238, appendix B, in base32; the codes are the last six digits of those there. */
const rfcSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

describe("a code of an authenticator", () => {
  test.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_234_567_890, "005924"],
    [20_000_000_000, "353130"],
  ])("at second %i is the one of RFC 6238", async (seconds, code) => {
    expect(await stepOfCode(rfcSecret, code, seconds * 1_000, null)).toBe(Math.floor(seconds / 30));
  });
  test("counts half a minute early and late, once, and in any spacing", async () => {
    const at = (seconds: number) => stepOfCode(rfcSecret, "287 082", seconds * 1_000, null);
    expect([await at(29), await at(30), await at(89), await at(90)]).toEqual([1, 1, 1, undefined].with(0, 1));
    expect(await stepOfCode(rfcSecret, "287082", 59_000, 1)).toBeUndefined();
    for (const wrong of ["", "28708", "2870822", "abcdef", "２８７０８２"]) {
      expect(await stepOfCode(rfcSecret, wrong, 59_000, null)).toBeUndefined();
    }
  });
});

describe("its secret", () => {
  const root = randomBytes(32);
  test("is read back with the same key, and with no other", () => {
    const sealed = encryptSecret(rfcSecret, root);
    expect(decryptSecret(sealed, root)).toBe(rfcSecret);
    expect(() => decryptSecret(sealed, randomBytes(32))).toThrow();
    expect(sealed.toString("latin1")).not.toContain(rfcSecret);
    expect(encryptSecret(rfcSecret, root)).not.toEqual(sealed);
  });
});

describe("a person with an authenticator", () => {
  let nowMs = Date.parse("2026-03-02T08:00:00+08:00");
  let centre: TestCentre;
  let secret: string;
  beforeAll(async () => {
    centre = await startCentre({ clock: () => nowMs });
    await addAccount(centre, "auditor", [{ role: "auditor" }]);
    const cookie = await logInAs(centre, "auditor");
    const fresh = await sendAsPage(centre, accountPaths.newAuthenticator, { body: {}, cookie });
    secret = NewAuthenticator.parse(await fresh.json()).secret;
    const set = async (code: string, password: string) =>
      outcomeOf(await sendAsPage(centre, accountPaths.authenticators, { body: { secret, code, password }, cookie }));
    expect(await set(await codeNow(), "wrong")).toBe("login-wrong");
    expect(await set("000000", testPassword)).toBe("login-wrong");
    expect(await set(await codeNow(), testPassword)).toBe(204);
    nowMs += 30_000;
  });
  afterAll(() => centre.stop());
  const codeNow = () => generate({ secret, epoch: Math.floor(nowMs / 1_000) });
  const logIn = async (password?: string, code?: string) =>
    outcomeOf(await tryToLogIn(centre, "auditor", password, code));

  test("logs in with password and code, each code once", async () => {
    const code = await codeNow();
    expect(await logIn()).toBe("login-code-required");
    expect(await logIn("wrong", code)).toBe("login-wrong");
    expect(await logIn(testPassword, code)).toBe(204);
    expect(await logIn(testPassword, code)).toBe("login-wrong");
    nowMs += 30_000;
    expect(await logIn(testPassword, await codeNow())).toBe(204);
  });
  test("locks the login where codes are guessed, also between right passwords without one", async () => {
    const outcomes: (string | number)[] = [];
    for (let each = 0; each < 8; each += 1) outcomes.push(await logIn(testPassword, "000000"), await logIn());
    expect(outcomes.filter((outcome) => outcome === "login-wrong").length).toBe(5);
    expect(outcomes.at(-1)).toBe("account-locked");
    nowMs += 15 * 60_000;
    expect(await logIn(testPassword, await codeNow())).toBe(204);
  });
  test("has one request served where two bring the same code at the same moment", async () => {
    nowMs += 30_000;
    const code = await codeNow();
    const outcomes = await Promise.all([logIn(testPassword, code), logIn(testPassword, code)]);
    expect(outcomes.toSorted()).toEqual([204, "login-wrong"]);
  });
});

describe("a role that needs an authenticator", () => {
  let nowMs = Date.parse("2026-03-02T08:00:00+08:00");
  let centre: TestCentre;
  beforeAll(async () => {
    centre = await startCentre({ clock: () => nowMs, authenticatorRoles: ["city"] });
    await addAccount(centre, "city", [{ role: "city" }]);
    await addAccount(centre, "auditor", [{ role: "auditor" }]);
  });
  afterAll(() => centre.stop());
  const read = async (cookie: string) => outcomeOf(await sendAsPage(centre, "/office/v1/ratings", { cookie }));
  const meOf = async (cookie: string) =>
    Me.parse(await (await sendAsPage(centre, meQuestion.path, { cookie })).json()).mustSetCode;

  test("gives no permission before one is set, and every one with the next request", async () => {
    const cookie = await logInAs(centre, "city");
    expect([await read(cookie), await meOf(cookie)]).toEqual(["authenticator-required", true]);
    const fresh = await sendAsPage(centre, accountPaths.newAuthenticator, { body: {}, cookie });
    const { secret } = NewAuthenticator.parse(await fresh.json());
    const code = await generate({ secret, epoch: Math.floor(nowMs / 1_000) });
    const body = { secret, code, password: testPassword };
    expect(await outcomeOf(await sendAsPage(centre, accountPaths.authenticators, { body, cookie }))).toBe(204);
    expect([await read(cookie), await meOf(cookie)]).toEqual([200, false]);
    nowMs += 30_000;
  });
  test("asks nothing of persons with other roles", async () => {
    const cookie = await logInAs(centre, "auditor");
    expect([await read(cookie), await meOf(cookie)]).toEqual([200, false]);
  });
});
