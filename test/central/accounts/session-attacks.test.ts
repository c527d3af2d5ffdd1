import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate, generateSecret } from "otplib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encryptSecret } from "../../../central/accounts/authenticator.ts";
import { cookieName } from "../../../central/accounts/cookie.ts";
import { openPepperRoot } from "../../../central/keys/pepper.ts";
import { accountPaths } from "../../../contract/office/accounts/accounts.ts";
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
import { type ServerProcess, startServerProcess } from "../../support/centre/server-process.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let dataFolder: string;
let centre: TestCentre;
let server: ServerProcess;
let other: { readonly url: string };
let accounts = 0;

/** Two processes on one database: the centre of this one, and the real server. */
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "counterstar-session-attacks-"));
  centre = await startCentre({ dataFolder });
  const environment = { COUNTERSTAR_CENTRE_DATA: dataFolder, DATABASE_URL: centre.databaseUrl, COUNTERSTAR_DEMO: "0" };
  server = await startServerProcess({ environment });
  other = { url: server.ready.listening };
});
afterAll(async () => {
  await server.end("SIGTERM");
  await centre.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

const newAccount = async (): Promise<{ readonly id: string; readonly login: string }> => {
  accounts += 1;
  const login = `person-${accounts}`;
  return { login, id: await addAccount(centre, login, [{ role: "city" }]) };
};

const meAt = async (at: { readonly url: string }, cookie?: string) =>
  outcomeOf(await sendAsPage(at, jobsQuestion.path, { cookie }));
const meEverywhere = async (cookie: string) => [await meAt(centre, cookie), await meAt(other, cookie)];
const nowhere = ["login-required", "login-required"];
const everywhere = [200, 200];

const medianOf = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;

const msOf = async (login: string): Promise<number> => {
  const began = performance.now();
  expect(await outcomeOf(await tryToLogIn(centre, login, "wrong"))).toBe("login-wrong");
  return performance.now() - began;
};

describe("an attack on a session", () => {
  test("1 by fixation: an identifier that was planted before the log-in is not adopted", async () => {
    const { login } = await newAccount();
    const planted = `${cookieName}=${"a".repeat(43)}`;
    const body = { login, password: testPassword };
    const answer = await sendAsPage(centre, accountPaths.sessions, { body, cookie: planted });
    expect([answer.status, cookieIn(answer) === planted]).toEqual([204, false]);
    expect([await meEverywhere(planted), await meEverywhere(cookieIn(answer) ?? "")]).toEqual([nowhere, everywhere]);
  });

  test("2 by a replay after the log-out: the cookie is worth nothing, at the other process too", async () => {
    const cookie = await logInAs(centre, (await newAccount()).login);
    expect(await meEverywhere(cookie)).toEqual(everywhere);
    expect(await outcomeOf(await sendAsPage(other, accountPaths.logOut, { body: {}, cookie }))).toBe(204);
    expect(await meEverywhere(cookie)).toEqual(nowhere);
  });

  test("3 by a stolen cookie that outlives the owner's new password", async () => {
    const { login } = await newAccount();
    const [stolen, own] = [await logInAs(other, login), await logInAs(centre, login)];
    const body = { old: testPassword, new: "another long password" };
    expect(await outcomeOf(await sendAsPage(centre, accountPaths.passwords, { body, cookie: own }))).toBe(204);
    expect([await meEverywhere(stolen), await meEverywhere(own)]).toEqual([nowhere, everywhere]);
  });

  test("4 by a forged origin: no change is made for another site, a neighbour, an older browser's page or none", async () => {
    const cookie = await logInAs(centre, (await newAccount()).login);
    const origins: readonly Record<string, string>[] = [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { "sec-fetch-site": "none" },
      { "sec-fetch-site": "same-origin, cross-site" },
      { "sec-fetch-site": "", origin: centre.url },
      { origin: "https://evil.example" },
      { origin: `${centre.url}.evil.example` },
      { origin: "null" },
      { origin: "" },
      { referer: `${centre.url}/` },
      { authorization: `Bearer ${"a".repeat(43)}` },
    ];
    for (const origin of origins) {
      const headers = { cookie, "content-type": "application/json", ...origin };
      const path = centre.url + accountPaths.logOutEverywhere;
      const answer = await fetch(path, { method: "POST", headers, body: "{}" });
      expect([origin, await outcomeOf(answer)]).toEqual([origin, "request-foreign"]);
    }
    expect(await meEverywhere(cookie)).toEqual(everywhere);
  });

  test("5 by a form: a page elsewhere may send its types unasked, and none changes anything", async () => {
    const { login } = await newAccount();
    const cookie = await logInAs(centre, login);
    const body = JSON.stringify({ old: testPassword, new: "another long password" });
    // The second route reads no body.
    for (const path of [accountPaths.passwords, accountPaths.logOutEverywhere])
      for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
        const send = async (site: string) => {
          const headers = { cookie, "content-type": type, "sec-fetch-site": site };
          return outcomeOf(await fetch(centre.url + path, { method: "POST", headers, body }));
        };
        expect([type, await send("cross-site")]).toEqual([type, "request-foreign"]);
        expect([type, await send("same-origin")]).toEqual([type, "media-type-unsupported"]);
      }
    expect(await outcomeOf(await tryToLogIn(centre, login))).toBe(204);
    expect(await meEverywhere(cookie)).toEqual(everywhere);
  });

  test("6 by a race against the lock-out: two processes count the guesses of one moment together", async () => {
    const { login } = await newAccount();
    const guesses = Array.from({ length: 40 }, (_, each) =>
      tryToLogIn(each % 2 === 0 ? centre : other, login, "wrong"),
    );
    const outcomes = await Promise.all((await Promise.all(guesses)).map(outcomeOf));
    const wrong = outcomes.filter((outcome) => outcome === "login-wrong").length;
    expect(wrong).toBe(5);
    expect(outcomes.filter((outcome) => outcome === "account-locked").length).toBe(40 - wrong);
    for (const at of [centre, other]) expect(await outcomeOf(await tryToLogIn(at, login))).toBe("account-locked");
  });

  test("7 by enumeration: an unknown login takes the time of a wrong password, and has the same answer", async () => {
    const known: string[] = [];
    for (let each = 0; each < 15; each += 1) known.push((await newAccount()).login);
    await msOf("unknown-before");
    const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
    for (const login of known) {
      times.known.push(await msOf(login));
      times.unknown.push(await msOf(`no-${login}`));
    }
    const ratio = medianOf(times.unknown) / medianOf(times.known);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.6);
    const bodyOf = async (login: string) => (await tryToLogIn(centre, login, "wrong")).text();
    expect(await bodyOf("unknown-after")).toBe(await bodyOf(known[0] ?? ""));
  });

  test("8 by an oversize cookie, many of them, or two of one name: none hides another, and none stops the centre", async () => {
    const cookie = await logInAs(centre, (await newAccount()).login);
    expect(await meEverywhere(`${cookieName}=${"a".repeat(8_000)}`)).toEqual(nowhere);
    expect(await meEverywhere(`${cookie}${"a".repeat(8_000)}`)).toEqual(nowhere);
    const crowd = Array.from({ length: 900 }, (_, each) => `c${each}=1`).join("; ");
    expect(await meEverywhere(`${crowd}; ${cookie}`)).toEqual(everywhere);
    expect(await meEverywhere(`${cookie}; ${cookieName}=${"b".repeat(43)}`)).toEqual(everywhere);
    const tooLarge = await sendAsPage(centre, jobsQuestion.path, { cookie: `${cookieName}=${"a".repeat(20_000)}` });
    expect([tooLarge.status, await outcomeOf(tooLarge)]).toEqual([431, "headers-too-large"]);
    expect(await meEverywhere(cookie)).toEqual(everywhere);
  });

  test("9 by a stolen database: no stored text is a cookie that logs in", async () => {
    const { id, login } = await newAccount();
    await logInAs(centre, login);
    const [row] = await centre.sql<{ hash: Buffer }[]>`select id_hash as hash from sessions where account = ${id}`;
    const hash = row?.hash ?? Buffer.alloc(0);
    expect(hash).toHaveLength(32);
    for (const text of [hash.toString("base64url"), hash.toString("hex"), hash.toString("hex").slice(0, 43), id]) {
      expect(await meEverywhere(`${cookieName}=${text}`)).toEqual(nowhere);
    }
  });

  test("10 by a code that was read over a shoulder: two processes accept it once between them", async () => {
    const { id, login } = await newAccount();
    const secret = generateSecret();
    const pepper = await openPepperRoot(dataFolder);
    await centre.sql`update accounts set totp = ${encryptSecret(secret, pepper)} where id = ${id}`;
    const code = await generate({ secret });
    const attempts = [centre, other, centre, other].map((at) => tryToLogIn(at, login, testPassword, code));
    const outcomes = await Promise.all((await Promise.all(attempts)).map(outcomeOf));
    expect(outcomes.toSorted()).toEqual([204, "login-wrong", "login-wrong", "login-wrong"]);
  });
});
