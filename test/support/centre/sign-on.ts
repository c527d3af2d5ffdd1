import { singleSignOnPaths } from "../../../contract/office/accounts/single-sign-on.ts";
import type { TestBrowser } from "./cookie-jar.ts";
import type { TestCentre } from "./start-centre.ts";

const form = { "content-type": "application/x-www-form-urlencoded" };

export const beginSignOn = (centre: Pick<TestCentre, "url">, browser: TestBrowser): Promise<Response> =>
  browser.request(centre.url + singleSignOnPaths.begin);

/** Logs in at the provider and consents; returns the address at the centre to which it leads, not yet opened. */
export const passProvider = async (
  centre: Pick<TestCentre, "url">,
  browser: TestBrowser,
  begun: Response,
  name: string,
): Promise<string> => {
  let address = browser.leadsTo(begun) ?? "";
  for (let step = 0; step < 12 && !address.startsWith(centre.url); step += 1) {
    const answer = await browser.request(address);
    const isForm = answer.status === 200;
    const prompt = isForm && (await answer.text()).includes('value="login"') ? "login" : "consent";
    const body = new URLSearchParams({ prompt, ...(prompt === "login" && { login: name, password: "any" }) });
    const next = isForm ? await browser.request(address, { method: "POST", headers: form, body: `${body}` }) : answer;
    address = browser.leadsTo(next) ?? "";
  }
  return address;
};

/** The whole way; returns the address of the office's page at its end. */
export const signOnAs = async (
  centre: Pick<TestCentre, "url">,
  browser: TestBrowser,
  name: string,
): Promise<string> => {
  const returned = await passProvider(centre, browser, await beginSignOn(centre, browser), name);
  return (browser.leadsTo(await browser.request(returned)) ?? "").replace(centre.url, "");
};
