import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cookieName } from "../../../central/accounts/cookie.ts";
import { Me, meQuestion } from "../../../contract/office/accounts/accounts.ts";
import {
  OfferedSignOn,
  offeredSignOnQuestion,
  singleSignOnPaths,
} from "../../../contract/office/accounts/single-sign-on.ts";
import { createBrowser, type TestBrowser } from "../../support/centre/cookie-jar.ts";
import { startProvider, type TestProvider } from "../../support/centre/identity-provider.ts";
import { addAccount, sendAsPage } from "../../support/centre/office-account.ts";
import { beginSignOn, passProvider, signOnAs } from "../../support/centre/sign-on.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let provider: TestProvider;
let centre: TestCentre;
beforeAll(async () => {
  provider = await startProvider();
  centre = await startCentre({ singleSignOn: provider.settings });
});
afterAll(async () => {
  await centre.stop();
  await provider.stop();
});

const begin = (browser: TestBrowser) => beginSignOn(centre, browser);
const passes = (browser: TestBrowser, begun: Response, name: string) => passProvider(centre, browser, begun, name);
const signOn = (browser: TestBrowser, name: string) => signOnAs(centre, browser, name);

const meIn = async (browser: TestBrowser): Promise<Me | null> => {
  const cookie = browser.cookieOf(centre.url, cookieName);
  const answer = await sendAsPage(centre, meQuestion.path, cookie ? { cookie: `${cookieName}=${cookie}` } : {});
  return Me.nullable().parse(await answer.json());
};

const refused = (code: string, more: Record<string, string> = {}): string =>
  `/#${new URLSearchParams({ problem: `single-sign-on-${code}`, ...more })}`;

describe("single sign-on", () => {
  test("is refused with a sentence while the provider does not answer, and tried again later", async () => {
    const browser = createBrowser();
    expect(browser.leadsTo(await begin(browser))).toBe(centre.url + refused("unreachable"));
    provider.serve(centre.url);
    expect(browser.leadsTo(await begin(browser))).toContain(`${provider.settings.issuer}/auth?`);
  });

  test("logs in the person whose login the provider names, with the account's roles", async () => {
    await addAccount(centre, "li.na", [{ role: "city" }]);
    provider.logins.set("subject-1", "Li.Na");
    const browser = createBrowser();
    expect(await signOn(browser, "subject-1")).toBe("/");
    expect(await meIn(browser)).toMatchObject({ login: "li.na", grants: [{ role: "city" }] });
  });

  test("opens nothing for another person who gets the same login later, and finds the first one by any login", async () => {
    provider.logins.set("subject-2", "li.na");
    const other = createBrowser();
    expect(await signOn(other, "subject-2")).toBe(refused("unknown", { login: "li.na" }));
    expect(await meIn(other)).toBeNull();
    provider.logins.set("subject-1", "li.na.2027");
    const first = createBrowser();
    expect(await signOn(first, "subject-1")).toBe("/");
    expect(await meIn(first)).toMatchObject({ login: "li.na" });
  });

  test("opens nothing without an account, nor for one that is disabled", async () => {
    const browser = createBrowser();
    expect(await signOn(browser, "a-stranger")).toBe(refused("unknown", { login: "a-stranger" }));
    await addAccount(centre, "former", [{ role: "city" }]);
    await centre.sql`update accounts set disabled_at = now() where login = 'former'`;
    expect(await signOn(createBrowser(), "former")).toBe(refused("unknown", { login: "former" }));
  });

  test("is bound to the browser that began it, to its state, and to one use", async () => {
    await addAccount(centre, "wang", [{ role: "city" }]);
    const browser = createBrowser();
    const returned = await passes(browser, await begin(browser), "wang");
    const stranger = createBrowser();
    expect(stranger.leadsTo(await stranger.request(returned))).toBe(centre.url + refused("failed"));
    const begunElsewhere = createBrowser();
    await begin(begunElsewhere);
    expect(begunElsewhere.leadsTo(await begunElsewhere.request(returned))).toBe(centre.url + refused("failed"));
    const again = createBrowser();
    const good = await passes(again, await begin(again), "wang");
    expect(again.leadsTo(await again.request(good))).toBe(`${centre.url}/`);
    expect(again.leadsTo(await again.request(good))).toBe(centre.url + refused("failed"));
  });

  test("is offered by name, and absent where the office has no provider", async () => {
    const offered = async ({ url }: TestCentre) =>
      OfferedSignOn.parse(await (await fetch(url + offeredSignOnQuestion.path)).json()).name;
    const without = await startCentre();
    try {
      expect([await offered(centre), await offered(without)]).toEqual(["统一身份认证", null]);
      expect((await fetch(without.url + singleSignOnPaths.begin, { redirect: "manual" })).status).toBe(404);
    } finally {
      await without.stop();
    }
  });
});
