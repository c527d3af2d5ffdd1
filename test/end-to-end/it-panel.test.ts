import { readFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { itPin } from "../../central/demo-office/demo-office.ts";
import { addressesOf } from "../../electron/main/it/it-panel.ts";
import { demoStaff, type EnrolledKiosk, startEnrolledKiosk } from "../support/window/enrolled-kiosk.ts";
import { enterItPin, holdMark, leaveItPanel, openItPage, openItPanel } from "../support/window/it-panel.ts";
import { logIn } from "../support/window/kiosk.ts";
import { entriesOnDisk } from "../support/window/ledger-on-disk.ts";

const hasNetwork = addressesOf({ listensAt: 1, reach: "lan" }, networkInterfaces()).length > 0;

let enrolled: EnrolledKiosk;
let page: Page;
beforeAll(async () => {
  enrolled = await startEnrolledKiosk();
  page = enrolled.kiosk.page;
});
afterAll(() => enrolled.stop());

const tap = (testId: string): Promise<void> => page.getByTestId(testId).click();
const shown = (testId: string): Promise<void> => page.getByTestId(testId).waitFor();

const openPanel = (): Promise<void> => openItPanel(page);
const openCounterApi = async (): Promise<void> => {
  await openPanel();
  await openItPage(page, "counterApi");
};
const leavePanel = (): Promise<void> => leaveItPanel(page);

const addressShown = (): Promise<string> => page.getByTestId("counter-api-address").first().innerText();
const statusWith = async (token: string): Promise<number> =>
  (await fetch(`${await addressShown()}/v1/state`, { headers: { authorization: `Bearer ${token}` } })).status;

/** Makes a token and copies it from the screen, as IT would. */
const makeToken = async (): Promise<string> => {
  await tap("new-token");
  await tap("new-token-now");
  const token = (await page.getByTestId("token").innerText()).replaceAll(/\s/g, "");
  await tap("token-done");
  return token;
};

/** A request that the page may send to the main process outside its own screens. */
const askItPanel = (): Promise<unknown> => page.evaluate("window.counterstar.itPanel()");
const closed = { ok: false, problem: { code: "it-panel-locked" } };

describe("信息科's access", () => {
  it("is only a long hold on the mark, and asks for the PIN", async () => {
    await tap("it-door");
    expect(await page.getByTestId("it-pin-screen").count()).toBe(0);
    expect(await askItPanel()).toEqual(closed);
    await holdMark(page);
    await enterItPin(page, "904628");
    expect(await page.getByTestId("login-problem").innerText()).toContain("口令不正确");
    expect(await askItPanel()).toEqual(closed);
    await enterItPin(page, itPin);
    await shown("it-panel");
    expect(await page.locator(".it-citizens").innerText()).toContain("请您稍候");
    expect(await page.getByTestId("it-window").innerText()).toBe("3 号窗口");
    await leavePanel();
    expect(await askItPanel()).toEqual(closed);
  });
});

describe("the page of the counter API", () => {
  it("makes a token that works, shows it once, and ends the earlier one", async () => {
    await openCounterApi();
    const first = await makeToken();
    expect(await statusWith(first)).toBe(200);
    expect(await page.locator("body").innerText()).not.toContain(first.slice(0, 6));
    const second = await makeToken();
    expect([await statusWith(first), await statusWith(second)]).toEqual([401, 200]);
    await tap("new-token");
    await tap("new-token-now");
    await shown("token");
    await tap("it-page-device");
    await tap("it-page-counterApi");
    await shown("new-token");
    expect(await page.getByTestId("token").count()).toBe(0);
    await leavePanel();
    const journal = readFileSync(join(enrolled.dataFolder, "journal.ndjson"), "utf8");
    expect([journal.includes(first), journal.includes(second)]).toEqual([false, false]);
  });

  it.runIf(hasNetwork)("opens the API to the local network and back, and says what that means", async () => {
    await openCounterApi();
    const token = await makeToken();
    expect(await page.locator(".it-warning").innerText()).toContain("不加密");
    expect(await addressShown()).toMatch(/^http:\/\/127\.0\.0\.1:/);
    await tap("counter-api-reach-lan");
    await page.locator('[data-testid="counter-api-reach-lan"][aria-pressed=true]').waitFor();
    expect(await addressShown()).not.toContain("127.0.0.1");
    expect(await statusWith(token)).toBe(200);
    const lan = new URL(await addressShown());
    await tap("counter-api-reach-loopback");
    await page.locator('[data-testid="counter-api-reach-loopback"][aria-pressed=true]').waitFor();
    const { port } = new URL(await addressShown());
    await expect(fetch(`http://${lan.hostname}:${port}/v1/openapi.json`)).rejects.toThrow();
    expect((await fetch(`${await addressShown()}/v1/openapi.json`)).status).toBe(200);
    await leavePanel();
  });

  it("accepts web pages typed with the keys on the screen", async () => {
    await openCounterApi();
    await tap("origins-open");
    await tap("origin-add");
    for (const key of "office") await tap(`kb-${key}`);
    await tap("text-done");
    expect(await page.getByTestId("origin").allInnerTexts()).toEqual(["https://office"]);
    await tap("origin-remove");
    await page.getByTestId("origin").waitFor({ state: "detached" });
    await leavePanel();
  });

  it("has left an entry of every change, and no token", () => {
    const told = entriesOnDisk(enrolled.dataFolder, "it-panel-opened", "it-setting-changed");
    const token = { what: "counter-api-token", to: "new" };
    const reach = (to: string) => ({ what: "counter-api-reach", to });
    expect(told.map(({ kind, body }) => (kind === "it-panel-opened" ? kind : body))).toEqual([
      "it-panel-opened",
      "it-panel-opened",
      ...[token, token, token],
      ...(hasNetwork ? ["it-panel-opened", token, reach("lan"), reach("loopback")] : []),
      "it-panel-opened",
      { what: "counter-api-origins", to: ["https://office"] },
      { what: "counter-api-origins", to: [] },
    ]);
  });
});

describe("the page of staff numbers", () => {
  const trouble = (): Promise<string> => page.getByTestId("login-problem").innerText();
  const enterWrong = async (): Promise<string> => {
    for (const digit of "000000") await tap(`key-${digit}`);
    await tap("login-submit");
    return trouble();
  };
  const unlock = () => page.getByTestId(`unlock-${demoStaff.number}`);
  const waitsAtPanel = async (): Promise<boolean> => {
    await openPanel();
    await openItPage(page, "numbers");
    return unlock().isVisible();
  };

  it("ends the wait of a number with one touch", async () => {
    await logIn(page, demoStaff.number, "000000");
    await shown("login-problem");
    await enterWrong();
    await enterWrong();
    // The fourth is checked after five seconds.
    await expect.poll(enterWrong, { timeout: 30_000, interval: 250 }).toContain("口令不正确");
    await tap("login-cancel");
    while (!(await waitsAtPanel())) {
      // The machine is slow, and the wait was over before the panel was open. The next wait is twice as long.
      await leavePanel();
      await logIn(page, demoStaff.number, "000000");
      await shown("login-problem");
      await tap("login-cancel");
    }
    await unlock().click();
    await unlock().waitFor({ state: "detached" });
    await leavePanel();
    expect(entriesOnDisk(enrolled.dataFolder, "login-unlocked").map(({ body }) => body)).toEqual([
      { staffNumber: demoStaff.number, by: "it" },
    ]);
    await logIn(page, demoStaff.number, demoStaff.pin);
    await shown("badge-name");
  });
});

describe("a prompt that the office opens", () => {
  it("takes the screen from IT, and ends the session", async () => {
    await openCounterApi();
    const token = await makeToken();
    const answer = await fetch(`${await addressShown()}/v1/prompts`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ transactions: [{ transactionRef: "IT-1" }] }),
    });
    expect(answer.status).toBe(201);
    await shown("level-5");
    expect(await page.getByTestId("it-panel").count()).toBe(0);
    expect(await askItPanel()).toEqual(closed);
  });
});
