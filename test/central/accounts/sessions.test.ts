import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accountPaths, Me, meQuestion, unattendedHeader } from "../../../contract/office/accounts/accounts.ts";
import { jobsQuestion } from "../../../contract/office/jobs/jobs.ts";
import {
  addAccount,
  logInAs,
  outcomeOf,
  sendAsPage,
  testPassword,
  tryToLogIn,
} from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

const minuteMs = 60_000;

let nowMs = Date.parse("2026-03-02T08:00:00+08:00");
let centre: TestCentre;
let id: string;
let accounts = 0;
let login: string;
beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
});
afterAll(() => centre.stop());
beforeEach(async () => {
  accounts += 1;
  login = `leader-${accounts}`;
  id = await addAccount(centre, login, [{ role: "leader", unitCode: "330100-XZFW" }]);
});

const me = async (cookie?: string) => outcomeOf(await sendAsPage(centre, jobsQuestion.path, { cookie }));
const post = async (path: string, cookie: string | undefined, body: unknown = {}, headers?: Record<string, string>) =>
  outcomeOf(await sendAsPage(centre, path, { cookie, body, ...(headers && { headers }) }));

describe("a session", () => {
  test("begins with the right password, and says who it is", async () => {
    const cookie = await logInAs(centre, login.toUpperCase());
    const answer = await sendAsPage(centre, meQuestion.path, { cookie });
    expect(Me.parse(await answer.json())).toEqual({
      login,
      name: login,
      grants: [{ role: "leader", unitCode: "330100-XZFW" }],
      permissions: [
        "read-figures",
        "read-signals",
        "answer-signals",
        "read-stars",
        "read-ratings",
        "read-opinions",
        "read-complaints",
        "read-duty",
        "read-items",
        "step-items",
        "manage-helps",
        "open-contacts",
        "read-explanations",
        "read-calendar",
        "manage-column",
        "write-cards",
        "confirm-accounts",
        "read-uploads",
      ],
      hasCode: false,
      mustSetCode: false,
      endsAt: new Date(nowMs + 12 * 60 * minuteMs).toISOString(),
    });
  });
  test("is in a cookie that only this host's pages send, over HTTPS, out of a script's reach", async () => {
    const answer = await tryToLogIn(centre, login);
    const [session = "", device = ""] = answer.headers.getSetCookie();
    const shared = ["HttpOnly", "Path=/", "SameSite=Strict", "Secure"];
    expect(session.split("; ").slice(1).toSorted()).toEqual(shared);
    expect(device.split("; ").slice(1).toSorted()).toEqual(["HttpOnly", "Max-Age=34560000", ...shared.slice(1)]);
  });
  test("ends everywhere by one request", async () => {
    const cookies = [await logInAs(centre, login), await logInAs(centre, login)];
    expect(await post(accountPaths.logOutEverywhere, cookies[0])).toBe(204);
    expect(await Promise.all(cookies.map(me))).toEqual(["login-required", "login-required"]);
  });
  test("ends an hour after its last request, and twelve hours after it began", async () => {
    const cookie = await logInAs(centre, login);
    for (let each = 0; each < 12; each += 1) {
      nowMs += 59 * minuteMs;
      expect(await me(cookie)).toBe(200);
    }
    nowMs += 13 * minuteMs;
    expect(await me(cookie)).toBe("login-required");
    const other = await logInAs(centre, login);
    nowMs += 61 * minuteMs;
    expect(await me(other)).toBe("login-required");
  });
  test("is not kept alive by a page that asks by itself", async () => {
    const cookie = await logInAs(centre, login);
    const poll = async () =>
      outcomeOf(await sendAsPage(centre, jobsQuestion.path, { cookie, headers: { [unattendedHeader]: "1" } }));
    nowMs += 40 * minuteMs;
    expect(await poll()).toBe(200);
    nowMs += 21 * minuteMs;
    expect(await poll()).toBe("login-required");
  });
  test("ends when its account is disabled, and has new roles with the next request", async () => {
    const cookie = await logInAs(centre, login);
    await centre.sql`update account_grants set role = 'staff' where account = ${id}`;
    expect(await outcomeOf(await sendAsPage(centre, "/office/v1/ratings", { cookie }))).toBe("permission-missing");
    await centre.sql`update accounts set disabled_at = now() where id = ${id}`;
    expect(await me(cookie)).toBe("login-required");
    expect(await outcomeOf(await tryToLogIn(centre, login))).toBe("login-wrong");
  });
});

describe("an attempt to log in", () => {
  test("has to wait after five wrong ones, longer each time, and counts again after a right one", async () => {
    const outcomes = async (count: number, password?: string) => {
      const found: (string | number)[] = [];
      for (let each = 0; each < count; each += 1)
        found.push(await outcomeOf(await tryToLogIn(centre, login, password)));
      return found;
    };
    const fiveWrong = Array.from({ length: 5 }, () => "login-wrong");
    expect(await outcomes(5, "wrong")).toEqual(fiveWrong);
    expect(await outcomes(1)).toEqual(["account-locked"]);
    nowMs += 15_000;
    expect(await outcomes(2, "wrong")).toEqual(["login-wrong", "account-locked"]);
    nowMs += 15_000;
    expect(await outcomes(1)).toEqual(["account-locked"]);
    nowMs += 15_000;
    expect(await outcomes(1)).toEqual([204]);
    expect(await outcomes(4, "wrong")).toEqual(fiveWrong.slice(1));
    expect(await outcomes(1)).toEqual([204]);
    expect(await outcomes(5, "wrong")).toEqual(fiveWrong);
  });
  test("is told when to try again", async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await tryToLogIn(centre, "waiting", "wrong");
    const locked = await tryToLogIn(centre, "waiting", "wrong");
    expect([await outcomeOf(locked), locked.headers.get("retry-after")]).toEqual(["account-locked", "15"]);
  });
  test("waits where its address has guessed 300 times within a minute; not at a browser where it has logged in", async () => {
    nowMs += 61_000;
    const known = await tryToLogIn(centre, login);
    const device = /__Host-counterstar-device=[^;]+/.exec(known.headers.get("set-cookie") ?? "")?.[0] ?? "";
    const guess = (count: number, cookie?: string) =>
      Promise.all(
        Array.from({ length: count }, async (_, each) => {
          const body = { login: `${cookie ? "known" : "guess"}-${each}`, password: "wrong" };
          return outcomeOf(await sendAsPage(centre, accountPaths.sessions, { body, cookie }));
        }),
      );
    for (let round = 0; round < 3; round += 1) expect(new Set(await guess(100))).toEqual(new Set(["login-wrong"]));
    const refused = await tryToLogIn(centre, login);
    expect([await outcomeOf(refused), refused.headers.get("retry-after")]).toEqual(["too-many-requests", "60"]);
    const attempt = (cookie: string) =>
      sendAsPage(centre, accountPaths.sessions, { body: { login, password: testPassword }, cookie });
    expect(await outcomeOf(await attempt(device))).toBe(204);
    // No cookie but the centre's own helps, and it opens nothing.
    expect(await outcomeOf(await attempt(`${device.slice(0, -2)}AA`))).toBe("too-many-requests");
    expect(await outcomeOf(await sendAsPage(centre, jobsQuestion.path, { cookie: device }))).toBe("login-required");
    for (let round = 0; round < 3; round += 1) await guess(100, device);
    expect(await outcomeOf(await attempt(device))).toBe("too-many-requests");
    nowMs += 61_000;
    expect(await outcomeOf(await tryToLogIn(centre, login))).toBe(204);
  });
  test("takes no password of a kilobyte", async () => {
    expect(await outcomeOf(await tryToLogIn(centre, login, "a".repeat(1_024)))).toBe("request-invalid");
  });
});
