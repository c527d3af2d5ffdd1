import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rateInShift } from "../../support/centre/follow-up.ts";
import { type OfficeBrowser, startOfficeBrowser } from "../../support/office-browser/office-browser.ts";
import { type CaseCentre, startCaseCentre } from "../../support/rectification/case-centre.ts";
import { openCase } from "../../support/rectification/open-case.ts";
import { stepsToReply, takeSteps } from "../../support/rectification/reply-to-item.ts";

/** An old telephone on a bad line: a quarter of this processor, 400 kbit/s, and 150 ms more for each request. */
const slowness = { rate: 4 };
const bytesASecond = 400_000 / 8;
const line = { offline: false, latency: 150, downloadThroughput: bytesASecond, uploadThroughput: bytesASecond };

/** Of a page with everything that it loads, headers included. */
const mostBytes = 60_000;
const mostMs = 2_000;
/** The fastest counts: other work on the machine only slows a page down. */
const loads = 5;

let cases: CaseCentre;
let browser: OfficeBrowser;
beforeAll(async () => {
  browser = await startOfficeBrowser();
  cases = await startCaseCentre({});
});
afterAll(async () => {
  await browser.close();
  await cases.stop();
});

/** From the request of the page until all of it is parsed and drawn, milliseconds. */
const readableMs = async (page: Page): Promise<number> => {
  for (;;) {
    const ms = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      const [painted] = performance.getEntriesByName("first-contentful-paint");
      const parsedMs = navigation?.domContentLoadedEventEnd ?? 0;
      return painted && parsedMs > 0 ? Math.max(painted.startTime, parsedMs) : null;
    });
    if (ms !== null) return Math.round(ms);
  }
};

type Visit = (page: Page, url: string) => Promise<unknown>;

/** One load by a browser that knows none of the pages. */
const load = async (visit: Visit): Promise<{ readonly bytes: number; readonly ms: number }> => {
  const { page, url } = await browser.openOnPhone(cases.centre, "/case?lang=zh");
  const session = await page.context().newCDPSession(page);
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await session.send("Network.enable");
  await session.send("Emulation.setCPUThrottlingRate", slowness);
  await session.send("Network.emulateNetworkConditions", line);
  await visit(page, url);
  const ms = await readableMs(page);
  await expect.poll(() => bytes).toBeGreaterThan(0);
  await page.context().close();
  return { bytes, ms };
};

it("the pages of citizens weigh at most 60 kB, and are read within two seconds on a slow telephone", async () => {
  const { token } = await rateInShift(cases.centre, 1);
  const number = await cases.complained();
  await takeSteps(cases.centre, "leader", number, stepsToReply);
  const key = cases.keyOf(number);
  expect((await openCase(cases.centre, key)).status).toBe(200);
  const visits: Readonly<Record<string, Visit>> = {
    "/r": (page, url) => page.goto(`${url}/r/${token}?lang=zh`),
    "/r, own case": (page, url) => page.goto(`${url}/r/${token}?lang=zh&case=1`),
    "/case": (page, url) => page.goto(`${url}/case?lang=en`),
    "/case, shown": async (page) => {
      await page.getByLabel("编号", { exact: true }).fill(key.number);
      await page.getByLabel("查询码", { exact: true }).fill(key.code);
      await page.getByRole("button", { name: "查询", exact: true }).click();
      await page.getByRole("heading", { name: `第 ${number} 号事项` }).waitFor();
    },
  };
  for (const [name, visit] of Object.entries(visits)) {
    const seen = [];
    for (let time = 0; time < loads; time += 1) seen.push(await load(visit));
    const [bytes, ms] = [Math.max(...seen.map((each) => each.bytes)), Math.min(...seen.map((each) => each.ms))];
    console.log(`${name}: ${bytes} bytes, readable after ${ms} ms (${seen.map((each) => each.ms).join(", ")})`);
    expect([name, bytes <= mostBytes, ms <= mostMs]).toEqual([name, true, true]);
  }
});
