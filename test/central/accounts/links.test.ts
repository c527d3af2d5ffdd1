import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { firstLink } from "../../../central/accounts/account-links.ts";
import { accountPaths, IssuedLink, Me, meQuestion } from "../../../contract/office/accounts/accounts.ts";
import { jobsQuestion } from "../../../contract/office/jobs/jobs.ts";
import {
  addAccount,
  cookieIn,
  logInAs,
  outcomeOf,
  sendAsPage,
  testPassword,
  tryToLogIn,
} from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

const hourMs = 3_600_000;

let nowMs = Date.parse("2026-03-02T08:00:00+08:00");
let centre: TestCentre;
beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
});
afterAll(() => centre.stop());

const tokenOf = (address: string): string => new URL(address).hash.replace("#link=", "");
const send = (path: string, body: unknown, cookie?: string) => sendAsPage(centre, path, { body, cookie });
const use = (token: string, more: object = {}) =>
  send(accountPaths.linkUses, { token, password: testPassword, ...more });
const first = { login: "Leader.Li", name: "李主任" };

describe("the first link", () => {
  beforeEach(async () => {
    await centre.sql`truncate account_grants, sessions, account_links, job_pieces, jobs, digests, accounts`;
  });
  const makeFirst = async (): Promise<string> =>
    tokenOf((await firstLink(centre.sql, centre.url, new Date(nowMs))) ?? "");

  test("creates an account of the city office, logged in, and is worth nothing afterwards", async () => {
    const token = await makeFirst();
    const answer = await use(token, { first });
    expect(answer.status).toBe(204);
    const me = Me.parse(await (await sendAsPage(centre, meQuestion.path, { cookie: cookieIn(answer) })).json());
    expect([me.login, me.name, me.grants]).toEqual(["leader.li", "李主任", [{ role: "city" }]]);
    expect(await outcomeOf(await use(token, { first }))).toBe("link-refused");
    expect(await outcomeOf(await send(accountPaths.linkChecks, { token }))).toBe("link-refused");
    expect(await firstLink(centre.sql, centre.url, new Date(nowMs))).toBeUndefined();
  });
  test("of two centres that start at the same moment creates one account", async () => {
    const tokens = [await makeFirst(), await makeFirst()];
    const answers = await Promise.all(
      tokens.map((token, index) => use(token, { first: { ...first, login: `login-${index}` } })),
    );
    const outcomes = await Promise.all(answers.map(outcomeOf));
    expect(outcomes.toSorted()).toEqual([204, "link-refused"]);
    expect((await centre.sql`select from accounts`).count).toBe(1);
  });
  test("is not used up by an unfit password, nor by a missing name", async () => {
    const token = await makeFirst();
    const refused = [
      await use(token, { first, password: "short" }),
      await use(token, { first, password: "my-leader.li-password" }),
      await use(token),
    ];
    expect(await Promise.all(refused.map(outcomeOf))).toEqual(["password-unfit", "password-unfit", "request-invalid"]);
    expect((await use(token, { first })).status).toBe(204);
  });
  test("ends after two days", async () => {
    const token = await makeFirst();
    nowMs += 48 * hourMs + 1;
    expect(await outcomeOf(await use(token, { first }))).toBe("link-refused");
  });
});

describe("the link of an account", () => {
  let admin: string;
  beforeAll(async () => {
    await addAccount(centre, "city-admin", [{ role: "city" }]);
    admin = await logInAs(centre, "city-admin");
  });
  const link = async (id: string): Promise<string> => {
    const answer = await send(accountPaths.links, { id }, admin);
    return tokenOf(IssuedLink.parse(await answer.json()).address);
  };

  test("sets a new password, ends the sessions of the old one, and older links", async () => {
    const id = await addAccount(centre, "forgetful", [{ role: "leader", unitCode: "330100-XZFW" }]);
    const cookie = await logInAs(centre, "forgetful");
    const [older, newer] = [await link(id), await link(id)];
    expect(await outcomeOf(await use(older, { password: "another good password" }))).toBe("link-refused");
    expect((await use(newer, { password: "another good password" })).status).toBe(204);
    expect(await outcomeOf(await sendAsPage(centre, jobsQuestion.path, { cookie }))).toBe("login-required");
    expect(await outcomeOf(await tryToLogIn(centre, "forgetful"))).toBe("login-wrong");
    expect(await outcomeOf(await tryToLogIn(centre, "forgetful", "another good password"))).toBe(204);
  });
  test("ends the wait after wrong attempts", async () => {
    const id = await addAccount(centre, "locked", [{ role: "leader", unitCode: "330100-XZFW" }]);
    for (let attempt = 0; attempt < 5; attempt += 1) await tryToLogIn(centre, "locked", "a wrong password");
    expect(await outcomeOf(await tryToLogIn(centre, "locked"))).toBe("account-locked");
    expect((await use(await link(id))).status).toBe(204);
    expect(await outcomeOf(await tryToLogIn(centre, "locked"))).toBe(204);
  });
  test("of a disabled account sets nothing", async () => {
    const id = await addAccount(centre, "former", [{ role: "leader", unitCode: "330100-XZFW" }]);
    const token = await link(id);
    await send(accountPaths.accountDisablings, { id, isDisabled: true }, admin);
    expect(await outcomeOf(await use(token))).toBe("link-refused");
  });
  test("used by two at the same moment sets one password", async () => {
    const id = await addAccount(centre, "raced", [{ role: "leader", unitCode: "330100-XZFW" }]);
    const token = await link(id);
    const answers = await Promise.all([
      use(token, { password: "first of the two" }),
      use(token, { password: "second of the two" }),
    ]);
    expect((await Promise.all(answers.map(outcomeOf))).toSorted()).toEqual([204, "link-refused"]);
  });
});
