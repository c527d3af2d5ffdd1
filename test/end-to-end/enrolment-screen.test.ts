import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { writeEnrolmentTicket } from "../../contract/sync/enrolment-ticket.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";
import { scanAt } from "../support/window/badge-reader.ts";
import { kioskOptions, temporaryFolder } from "../support/window/enrolled-kiosk.ts";
import { type Kiosk, launchKiosk } from "../support/window/kiosk.ts";

let centre: TestCentre;
let kiosk: Kiosk;
beforeAll(async () => {
  centre = await startCentre({ demo: true });
});
afterEach(() => kiosk.kill());
afterAll(() => centre.stop());

const soon = { timeout: 45_000, interval: 250 };
const openScreen = async (dataFolder: string, stick?: string): Promise<Page> => {
  kiosk = await launchKiosk({ ...kioskOptions(dataFolder), ...(stick && { stick }) });
  await kiosk.page.getByTestId("enrolment-open").click();
  await kiosk.page.getByTestId("enrolment-screen").waitFor();
  return kiosk.page;
};
const write = async (page: Page, field: string, text: string): Promise<void> => {
  await page.getByTestId(`enrolment-${field}`).click();
  await page.getByTestId("it-text").fill(text);
  await page.getByTestId("text-done").click();
};
const fingerprintsAtCentre = async (): Promise<readonly string[]> => {
  const rows = await centre.sql<{ fingerprint: string }[]>`select fingerprint from devices`;
  return rows.map(({ fingerprint }) => fingerprint);
};

it("a device is enrolled with a typed code after a refused one, and serves once the fingerprint was compared", async () => {
  const dataFolder = temporaryFolder();
  const page = await openScreen(dataFolder);
  await write(page, "centreUrl", centre.url);
  await write(page, "code", "AAAA-AAAA-AAAA");
  await page.getByTestId("enrolment-begin").click();
  const state = (): Promise<string> => page.getByTestId("enrolment-state").innerText();
  await expect.poll(state, soon).toContain("入网码不存在");
  await write(page, "code", await centre.newEnrolmentCode());
  await page.getByTestId("enrolment-begin").click();
  await page.getByTestId("enrolment-same").waitFor();
  expect(existsSync(join(dataFolder, "identity.json"))).toBe(false);
  expect([await page.getByTestId("it-fact-fingerprint").innerText()]).toEqual(await fingerprintsAtCentre());
  await page.getByTestId("enrolment-same").click();
  await page.getByTestId("login-open").waitFor();
  expect(await page.evaluate('window.counterstar.enrol({ centreUrl: "http://127.0.0.1:9", code: "A" })')).toEqual({
    ok: false,
    problem: { code: "already-enrolled" },
  });
});

it("a code from a reader and a file on a stick work as well, and an unconfirmed enrolment is not stored", async () => {
  const [dataFolder, stick] = [temporaryFolder(), mkdtempSync(join(tmpdir(), "counterstar-stick-"))];
  const ticket = async (): Promise<string> =>
    writeEnrolmentTicket({ centreUrl: centre.url, code: await centre.newEnrolmentCode() });
  const page = await openScreen(dataFolder, stick);
  await scanAt(page, await ticket());
  await page.getByTestId("enrolment-other").click();
  await page.getByTestId("enrolment-begin").waitFor();
  expect(existsSync(join(dataFolder, "identity.json"))).toBe(false);

  writeFileSync(join(stick, "window-3.enrol"), `${await ticket()}\n`);
  await page.getByTestId("ticket-0").click();
  await page.getByTestId("enrolment-same").click();
  await page.getByTestId("login-open").waitFor();
});
