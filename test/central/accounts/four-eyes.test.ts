import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeLink } from "../../../central/accounts/account-links.ts";
import { cookieName } from "../../../central/accounts/cookie.ts";
import {
  AccessLog,
  Accounts,
  accessLogQuestion,
  accountPaths,
  accountsQuestion,
  IssuedLink,
} from "../../../contract/office/accounts/accounts.ts";
import {
  confirmationPath,
  WaitingAccounts,
  waitingAccountsQuestion,
} from "../../../contract/office/accounts/confirmations.ts";
import type { Grant } from "../../../contract/office/accounts/roles.ts";
import { OfficeToday, todayQuestion } from "../../../contract/office/today/needs.ts";
import { createBrowser } from "../../support/centre/cookie-jar.ts";
import { startProvider, type TestProvider } from "../../support/centre/identity-provider.ts";
import {
  addAccount,
  cookieIn,
  logInAs,
  outcomeOf,
  sendAsPage,
  tryToLogIn,
} from "../../support/centre/office-account.ts";
import { addUnits, sampleUnitCode as unitCode } from "../../support/centre/sample-office.ts";
import { signOnAs } from "../../support/centre/sign-on.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

const people: Readonly<Record<string, readonly Grant[]>> = {
  city: [{ role: "city" }],
  it: [{ role: "it" }],
  leader: [{ role: "leader", unitCode }],
  above: [{ role: "leader", unitCode: "above" }],
  elsewhere: [{ role: "leader", unitCode: "elsewhere" }],
  // IT that also leads a unit reads that unit, and no other.
  "it-leader": [{ role: "it" }, { role: "leader", unitCode: "elsewhere" }],
  "it-inspector": [{ role: "it" }, { role: "inspector" }],
};

let provider: TestProvider;
let centre: TestCentre;
const cookies = new Map<string, string>();
beforeAll(async () => {
  provider = await startProvider();
  centre = await startCentre({ singleSignOn: provider.settings });
  provider.serve(centre.url);
  await addUnits(centre.sql, ["above", "elsewhere"]);
  await centre.sql`update units set parent_code = 'above' where code = ${unitCode}`;
  for (const [login, grants] of Object.entries(people)) {
    await addAccount(centre, login, grants);
    cookies.set(login, await logInAs(centre, login));
  }
});
afterAll(async () => {
  await centre.stop();
  await provider.stop();
});

let login: string;
let number = 0;
beforeEach(() => {
  number += 1;
  login = `victim-${number}`;
});

const leads: readonly Grant[] = [{ role: "leader", unitCode }];
const chosen = "a password that it chose";

const post = (path: string, body: unknown, by?: string) =>
  sendAsPage(centre, path, { body, cookie: by === undefined ? undefined : cookies.get(by) });
const tokenIn = async (answer: Response): Promise<string> =>
  new URL(IssuedLink.parse(await answer.json()).address).hash.replace("#link=", "");
const create = (grants: readonly Grant[], by = "it") =>
  post(accountPaths.accounts, { login, name: "李主任", staff: null, grants }, by);
const use = (token: string) => post(accountPaths.linkUses, { token, password: chosen });
const idOf = async (): Promise<string> => {
  const answer = await sendAsPage(centre, `${accountsQuestion.path}?search=${login}`, { cookie: cookies.get("city") });
  return Accounts.parse(await answer.json()).accounts[0]?.id ?? "";
};
const reset = async (by = "it") => tokenIn(await post(accountPaths.links, { id: await idOf() }, by));
const change = async (grants: readonly Grant[], by = "it") =>
  outcomeOf(await post(accountPaths.accountChanges, { id: await idOf(), name: "李主任", staff: null, grants }, by));
const enter = async () => outcomeOf(await tryToLogIn(centre, login, chosen));

const waitingFor = async (by: string): Promise<WaitingAccounts["accounts"]> => {
  const answer = await sendAsPage(centre, waitingAccountsQuestion.path, { cookie: cookies.get(by) });
  return WaitingAccounts.parse(await answer.json()).accounts.filter((each) => each.login === login);
};
const decide = async (accounts: readonly { id: string; since: string }[], by: string, isConfirmed = true) =>
  outcomeOf(
    await post(confirmationPath, { accounts: accounts.map(({ id, since }) => ({ id, since })), isConfirmed }, by),
  );
const confirm = async (by = "city") => decide(await waitingFor("city"), by);

const waits = "account-awaits-confirmation";

describe("an account that IT opens for itself", () => {
  test("is not usable with the password that IT has set, and says so after the right one alone", async () => {
    const token = await tokenIn(await create(leads));
    const used = await use(token);
    expect([cookieIn(used), await outcomeOf(used)]).toEqual([undefined, waits]);
    expect(await outcomeOf(await tryToLogIn(centre, login, "a wrong password"))).toBe("login-wrong");
    expect(await enter()).toBe(waits);
    expect(await confirm()).toBe(204);
    expect(await enter()).toBe(204);
  });
  test("waits where it was a leader's, and IT has made a link", async () => {
    await addAccount(centre, login, leads);
    const before = await logInAs(centre, login);
    const token = await reset();
    // An unused link changes nothing for the leader.
    expect((await sendAsPage(centre, todayQuestion.path, { cookie: before })).status).toBe(200);
    expect(await outcomeOf(await use(token))).toBe(waits);
    expect(await enter()).toBe(waits);
    expect((await sendAsPage(centre, todayQuestion.path, { cookie: before })).status).toBe(401);
  });
  test("waits where IT uses many links, logs in and changes roles at the same moment", async () => {
    await addAccount(centre, login, [{ role: "staff", unitCode }]);
    const first = await reset();
    expect(await outcomeOf(await use(first))).toBe(204);
    const token = await reset();
    const answers = await Promise.all([
      use(token),
      change(leads),
      ...Array.from({ length: 6 }, () => tryToLogIn(centre, login, chosen)),
    ]);
    const sessions = answers.flatMap((answer) => (answer instanceof Response ? (cookieIn(answer) ?? []) : []));
    for (const cookie of sessions) {
      expect(await outcomeOf(await sendAsPage(centre, todayQuestion.path, { cookie }))).toBe("login-required");
    }
    expect(await enter()).toBe(waits);
    expect(await confirm()).toBe(204);
    for (const cookie of sessions) {
      expect(await outcomeOf(await sendAsPage(centre, todayQuestion.path, { cookie }))).toBe("login-required");
    }
  });
  test("waits where it was made for window staff, used, and made a leader's", async () => {
    const token = await tokenIn(await create([{ role: "staff", unitCode }]));
    const used = await use(token);
    const cookie = cookieIn(used);
    expect(used.status).toBe(204);
    expect(await change(leads)).toBe(204);
    expect(await outcomeOf(await sendAsPage(centre, todayQuestion.path, { cookie }))).toBe("login-required");
    expect(await enter()).toBe(waits);
  });
  test("waits where the city office makes a leader of it that IT had made for staff, and its session ends", async () => {
    const cookie = cookieIn(await use(await tokenIn(await create([{ role: "staff", unitCode }]))));
    expect(await change(leads, "city")).toBe(204);
    expect(await outcomeOf(await sendAsPage(centre, todayQuestion.path, { cookie }))).toBe("login-required");
    expect(await enter()).toBe(waits);
    expect([await confirm(), await enter()]).toEqual([204, 204]);
  });
  test("waits where IT takes a leader's roles, uses a link, and the city office gives them back", async () => {
    await addAccount(centre, login, leads);
    expect(await change([{ role: "staff", unitCode }])).toBe(204);
    expect(await outcomeOf(await use(await reset()))).toBe(204);
    expect(await change(leads, "city")).toBe(204);
    expect(await enter()).toBe(waits);
    // The next password is of a link of the city office.
    await confirm();
    expect(await outcomeOf(await use(await reset("city")))).toBe(204);
    expect(await change([{ role: "staff", unitCode }], "city")).toBe(204);
    expect([await change(leads, "city"), await enter()]).toEqual([204, 204]);
  });
  test("waits where the link is used after the roles have grown", async () => {
    const token = await tokenIn(await create([{ role: "staff", unitCode }]));
    expect(await change(leads)).toBe(204);
    expect(await outcomeOf(await use(token))).toBe(waits);
  });
  test("waits once more where IT widens a confirmed one, not where its name or one window less changes", async () => {
    const two: readonly Grant[] = ["3", "4"].map((windowNumber) => ({ role: "supervisor", unitCode, windowNumber }));
    await use(await tokenIn(await create(two)));
    await confirm();
    expect([await change(two), await enter()]).toEqual([204, 204]);
    expect([await change(two.slice(0, 1)), await enter()]).toEqual([204, 204]);
    expect([await change(leads), await enter()]).toEqual([204, waits]);
  });
  test("waits where the maker's own roles read another unit, or no complaints", async () => {
    expect(await outcomeOf(await use(await tokenIn(await create(leads, "it-leader"))))).toBe(waits);
    login += "-b";
    expect(await outcomeOf(await use(await tokenIn(await create(leads, "it-inspector"))))).toBe(waits);
    login += "-c";
    const own: readonly Grant[] = [{ role: "leader", unitCode: "elsewhere" }];
    expect(await outcomeOf(await use(await tokenIn(await create(own, "it-leader"))))).toBe(204);
  });
  test("gets no token that reads ratings", async () => {
    const order = { name: "for itself", grants: leads, days: 1 };
    expect(await outcomeOf(await post(accountPaths.tokens, order, "it"))).toBe("permission-missing");
  });
});

describe("single sign-on", () => {
  test("is refused for an account that waits, and then for the confirmer to see", async () => {
    await create(leads);
    expect(await waitingFor("city")).toEqual([]);
    provider.logins.set(login, login);
    const browser = createBrowser();
    expect(await signOnAs(centre, browser, login)).toBe(`/#problem=${waits}`);
    expect(browser.cookieOf(centre.url, cookieName)).toBeUndefined();
    expect(await confirm()).toBe(204);
    expect(await signOnAs(centre, browser, login)).toBe("/");
  });
  test("opens no confirmed account by a login that IT chose as its own", async () => {
    await use(await tokenIn(await create(leads)));
    expect([await confirm(), await enter()]).toEqual([204, 204]);
    provider.logins.set("it-person", login);
    expect(await signOnAs(centre, createBrowser(), "it-person")).toBe(`/#problem=${waits}`);
    expect(await enter()).toBe(waits);
  });
});

describe("a confirmation", () => {
  test("is given by the city office, the unit's leader, or one above; by no other, and not by the maker", async () => {
    for (const by of ["city", "leader", "above"]) {
      login = `${login}-${by}`;
      await use(await tokenIn(await create(leads)));
      const waiting = await waitingFor("city");
      expect(await waitingFor(by)).toEqual(waiting);
      expect(await waitingFor("elsewhere")).toEqual([]);
      expect(await decide(waiting, "elsewhere")).toBe("account-not-waiting");
      expect(await decide(waiting, "it")).toBe("permission-missing");
      expect(await decide(waiting, by)).toBe(204);
      expect(await enter()).toBe(204);
    }
  });
  test("by the maker, who has become a leader since, is refused", async () => {
    await addAccount(centre, `${login}-maker`, [{ role: "it" }]);
    cookies.set("maker", await logInAs(centre, `${login}-maker`));
    await use(await tokenIn(await create(leads, "maker")));
    await centre.sql`
      insert into account_grants (account, role, unit_code)
      select id, 'leader', ${unitCode} from accounts where login = ${`${login}-maker`}`;
    expect(await waitingFor("maker")).toEqual([]);
    expect(await confirm("maker")).toBe("account-not-waiting");
  });
  test("waits until the person has set the password, and counts for that password alone", async () => {
    const token = await tokenIn(await create(leads));
    expect(await waitingFor("city")).toEqual([]);
    await use(token);
    const seen = await waitingFor("leader");
    expect(seen).toMatchObject([{ name: "李主任", madeBy: "it", grants: leads }]);
    // IT sets another one after the leader has looked.
    await use(await reset());
    expect(await decide(seen, "leader")).toBe("account-not-waiting");
    expect(await enter()).toBe(waits);
  });
  test("of several is one of all or none, in the log, and counted by 今日", async () => {
    await use(await tokenIn(await create(leads)));
    const [one] = await waitingFor("leader");
    if (!one) throw new Error("none waits");
    const needs = async (by: string) => {
      const answer = await sendAsPage(centre, todayQuestion.path, { cookie: cookies.get(by) });
      const { needs: found } = OfficeToday.parse(await answer.json());
      return found.find(({ kind }) => kind === "accounts-waiting")?.count;
    };
    const before = (await needs("leader")) ?? 0;
    expect([before > 0, await needs("it"), await needs("elsewhere")]).toEqual([true, undefined, undefined]);
    expect(await decide([one, { ...one, id: crypto.randomUUID() }], "leader")).toBe("account-not-waiting");
    expect(await needs("leader")).toBe(before);
    expect(await decide([one], "leader")).toBe(204);
    expect((await needs("leader")) ?? 0).toBe(before - 1);
    const log = AccessLog.parse(
      await (await sendAsPage(centre, accessLogQuestion.path, { cookie: cookies.get("city") })).json(),
    );
    expect(log.rows.find(({ action }) => action === "account-confirmed")).toMatchObject({
      actor: "leader",
      subject: { account: login },
    });
  });
  test("that is refused takes the password away and disables the account", async () => {
    await use(await tokenIn(await create(leads)));
    expect(await decide(await waitingFor("leader"), "leader", false)).toBe(204);
    expect(await enter()).toBe("login-wrong");
    await post(accountPaths.accountDisablings, { id: await idOf(), isDisabled: false }, "it");
    expect(await enter()).toBe("login-wrong");
    expect(await outcomeOf(await use(await reset()))).toBe(waits);
  });
});

test("a new link says whether the account will wait", async () => {
  const needs = async (grants: readonly Grant[], by: string) => {
    login = `${login}-x`;
    return IssuedLink.parse(await (await create(grants, by)).json()).needsConfirmation;
  };
  expect([await needs(leads, "it"), await needs(leads, "city")]).toEqual([true, false]);
  expect(await needs([{ role: "staff", unitCode }], "it")).toBe(false);
});

describe("no confirmation is needed", () => {
  test("for an account of the city office, and for its link", async () => {
    expect(await outcomeOf(await use(await tokenIn(await create(leads, "city"))))).toBe(204);
    expect(await outcomeOf(await use(await reset("city")))).toBe(204);
  });
  test("for a role that reads no ratings, and for a link of a command on the server", async () => {
    expect(await outcomeOf(await use(await tokenIn(await create([{ role: "caller", unitCode }]))))).toBe(204);
    login += "-b";
    const id = await addAccount(centre, login, leads);
    expect(await outcomeOf(await use(await makeLink(centre.sql, id, new Date())))).toBe(204);
  });
  test("but a link of the city office ends no wait of an account that IT has made", async () => {
    await use(await tokenIn(await create(leads)));
    expect(await outcomeOf(await use(await reset("city")))).toBe(waits);
  });
});
