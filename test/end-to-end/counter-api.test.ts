import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { CounterPrompt } from "../../contract/counter/counter.ts";
import { CounterMessage, counterApiPort, eventsProtocol } from "../../contract/counter/counter-api.ts";
import { writeCounterApiSettings } from "../../electron/main/counter-api/settings-file.ts";
import { startServer, type TestServer } from "../electron/support/http-server.ts";
import { bytesOf, exchange } from "../electron/support/raw-http.ts";
import { counterApiUrl } from "../support/window/counter-api.ts";
import { type EnrolledKiosk, startKioskOnDuty, temporaryFolder } from "../support/window/enrolled-kiosk.ts";
import { finishVisit } from "../support/window/kiosk.ts";
import { entriesOnDisk } from "../support/window/ledger-on-disk.ts";

const token = "a-token-that-only-this-test-knows-0123456789";
const exampleFolder = join(import.meta.dirname, "../support/counter-api-example");

let enrolled: EnrolledKiosk;
let url: string;
/** An office's own web server, and one that IT has not listed. */
let office: TestServer;
let stranger: TestServer;

/** The example as an office would send it: with the address and the token written in. */
const examplePage = (): string =>
  readFileSync(join(exampleFolder, "window.html"), "utf8")
    .replace(`http://127.0.0.1:${counterApiPort}`, url)
    .replace("the token that IT gave you", token);

beforeAll(async () => {
  [office, stranger] = (await Promise.all(
    [1, 2].map(() => startServer((_, response) => response.setHeader("content-type", "text/html").end(examplePage()))),
  )) as [TestServer, TestServer];
  const dataFolder = temporaryFolder();
  const settings = {
    v: 1,
    isOpen: true,
    reach: "loopback",
    port: 0,
    origins: [office.url],
    tokenSha256: null,
  } as const;
  writeCounterApiSettings(dataFolder, settings);
  enrolled = await startKioskOnDuty({ dataFolder, counterToken: token });
  url = await counterApiUrl(enrolled.kiosk);
});
afterAll(async () => {
  await enrolled.stop();
  await Promise.all([office.close(), stranger.close()]);
});

const screen = (name: string): Promise<void> => enrolled.kiosk.page.locator(`.kiosk[data-screen=${name}]`).waitFor();
const tap = (testId: string): Promise<void> => enrolled.kiosk.page.getByTestId(testId).click();

const openPrompt = async (transactionRef: string): Promise<Response> =>
  fetch(`${url}/v1/prompts`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ transactions: [{ transactionRef, matterName: "不动产登记" }] }),
  });

/** A window of an office's own, without the kiosk's rights and restrictions. */
const officePageAt = async (address: string): Promise<Page> => {
  const opened = enrolled.kiosk.application.waitForEvent("window");
  await enrolled.kiosk.application.evaluate(({ BrowserWindow }, shown) => {
    void new BrowserWindow({ show: true, webPreferences: { partition: "office" } }).loadURL(shown);
  }, address);
  const page = await opened;
  await page.locator("form").waitFor();
  return page;
};

describe("an office system", () => {
  it("opens a prompt, receives its answer as an event, and no level", async () => {
    const socket = new WebSocket(`${url.replace("http", "ws")}/v1/events`, [eventsProtocol], {
      headers: { authorization: `Bearer ${token}` },
    });
    const messages: CounterMessage[] = [];
    socket.on("message", (data) => messages.push(CounterMessage.parse(JSON.parse(String(data)))));
    await expect.poll(() => messages.length).toBe(1);
    const response = await openPrompt("E2E-1");
    const { promptId } = CounterPrompt.parse(await response.json());
    expect(response.status).toBe(201);
    await screen("prompt");
    await tap("level-2");
    await screen("reasons");
    await expect.poll(() => messages.map(({ type }) => type)).toEqual(["state", "prompt-opened", "prompt-answered"]);
    expect(messages[2]).toMatchObject({ prompt: { promptId, state: "answered" }, state: { citizen: "writing" } });
    expect(JSON.stringify(messages)).not.toContain("level");
    expect((await openPrompt("E2E-1")).status).toBe(409);
    socket.close();
    await finishVisit(enrolled.kiosk.page);
    expect(entriesOnDisk(enrolled.dataFolder, "rating-given").at(-1)?.body).toMatchObject({
      level: 2,
      source: "counter-api",
      transaction: { transactionRef: "E2E-1", matterName: "不动产登记" },
    });
  });

  it("is answered by the kiosk's own runtime also where it offers HTTP/2 with its request", async () => {
    const offer = [
      ["host", new URL(url).host],
      ["connection", "Upgrade, HTTP2-Settings"],
      ["upgrade", "h2c"],
      ["http2-settings", "AAMAAABk"],
      ["authorization", `Bearer ${token}`],
      ["content-type", "application/json"],
    ] as const;
    const request = { method: "POST", path: "/v1/resume", headers: offer, body: "{}" };
    expect(await exchange(Number(new URL(url).port), bytesOf(request))).toMatch(/^HTTP\/1\.1 409 /);
  });

  it("leaves neither its token nor its references in the log", () => {
    expect(enrolled.kiosk.errors()).toContain('"route":"/v1/prompts","status":201');
    expect(enrolled.kiosk.errors()).not.toMatch(/E2E-1|不动产|only-this-test-knows/);
  });
});

describe("the example", () => {
  it("as a web page opens a prompt, and shows its outcome by WebSocket", async () => {
    const page = await officePageAt(office.url);
    const status = page.getByRole("status");
    await page.getByLabel("办件编号").fill("E2E-PAGE");
    await page.getByRole("button").click();
    await expect.poll(() => status.textContent()).toBe("等待群众评价");
    await screen("prompt");
    await tap("level-4");
    await expect.poll(() => status.textContent()).toBe("已评价");
    await finishVisit(enrolled.kiosk.page);
    await page.getByRole("button").click();
    await expect.poll(() => status.textContent()).toMatch(/^没有发起：这次服务已经评价过/);
    await page.close();
  });

  it("as a web page of an unlisted origin is refused", async () => {
    const before = entriesOnDisk(enrolled.dataFolder, "prompt-opened").length;
    const page = await officePageAt(stranger.url);
    await page.getByLabel("办件编号").fill("E2E-STRANGER");
    await page.getByRole("button").click();
    await expect.poll(() => page.getByRole("status").textContent()).toMatch(/^没有发起/);
    const events = `${url.replace("http", "ws")}/v1/events`;
    const opens = await page.evaluate(`new Promise((resolve) => {
      const socket = new WebSocket("${events}", "${eventsProtocol}");
      socket.onopen = () => resolve(true);
      socket.onclose = () => resolve(false);
    })`);
    expect(opens).toBe(false);
    expect(entriesOnDisk(enrolled.dataFolder, "prompt-opened")).toHaveLength(before);
    await page.close();
  });

  it("as a script opens a prompt, waits, and prints that it was answered; refused, it prints why", async () => {
    const environment = { ...process.env, COUNTERSTAR_KIOSK: url, COUNTERSTAR_TOKEN: token };
    const ask = (...words: readonly string[]) =>
      new Promise<readonly [number, string, string]>((resolve) => {
        execFile(join(exampleFolder, "ask.sh"), words, { env: environment }, (error, stdout, stderr) =>
          resolve([error ? 1 : 0, stdout, stderr]),
        );
      });
    const asked = ask("E2E-SCRIPT", "2");
    await screen("prompt");
    await tap("level-5");
    await finishVisit(enrolled.kiosk.page);
    expect(await asked).toEqual([0, "answered\n", ""]);
    const [code, , reason] = await ask("E2E-SCRIPT", "2");
    expect([code, reason]).toEqual([1, expect.stringContaining('"code":"already-rated"')]);
  });
});
