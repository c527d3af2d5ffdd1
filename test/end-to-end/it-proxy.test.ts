import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";
import { type EncryptedFront, startEncryptedFront } from "../support/network/encrypted-front.ts";
import { type HttpProxy, startHttpProxy } from "../support/network/http-proxy.ts";
import {
  otherAuthorityFingerprint,
  privateAuthorityFingerprint,
  testCertificates,
} from "../support/network/test-certificates.ts";
import { demoStaff, kioskOptions, temporaryFolder } from "../support/window/enrolled-kiosk.ts";
import { leaveItPanel, openItPage, openItPanel } from "../support/window/it-panel.ts";
import { finishVisit, type Kiosk, launchKiosk, logIn, rateOnce } from "../support/window/kiosk.ts";
import { entriesOnDisk } from "../support/window/ledger-on-disk.ts";

const user = "kiosk";
const password = "Geheim-7261";
const dataFolder = temporaryFolder();
const stick = mkdtempSync(join(tmpdir(), "counterstar-stick-"));
let centre: TestCentre;
let front: EncryptedFront;
let proxy: HttpProxy;
let kiosk: Kiosk;
let page: Page;
const start = async (): Promise<void> => {
  kiosk = await launchKiosk({ ...kioskOptions(dataFolder), stick });
  page = kiosk.page;
};
beforeAll(async () => {
  centre = await startCentre({ demo: true, policy: { thanksMs: 1_000 } });
  front = await startEncryptedFront(() => centre.url);
  proxy = await startHttpProxy({ credentials: `${user}:${password}` });
  const { otherAuthority, privateAuthority } = testCertificates;
  writeFileSync(join(stick, "a-roots.pem"), Buffer.concat([otherAuthority, privateAuthority]));
  writeFileSync(join(stick, "b-key.pem"), testCertificates.centreKey);
  await start();
});
afterAll(async () => {
  await kiosk.kill();
  await proxy.close();
  await front.close();
  await centre.stop();
});

const soon = { timeout: 60_000, interval: 250 };
const text = (testId: string): Promise<string> => page.getByTestId(testId).innerText();
const write = async (button: string, written: string): Promise<void> => {
  await page.getByTestId(button).click();
  await page.getByTestId("it-text").fill(written);
  await page.getByTestId("text-done").click();
};
const setProxy = (credentials: string): Promise<void> =>
  write("proxy-change", `http://${credentials}@${proxy.host}:${proxy.port}`);
const test = async (): Promise<readonly string[]> => {
  await page.getByTestId("network-test").click();
  await page.getByTestId("network-name").waitFor({ timeout: 90_000 });
  const texts = await page.locator("[data-testid^=network-][data-testid]:not(button)").allInnerTexts();
  return texts.map((found) => found.trim());
};
const ratingsAtCentre = async (): Promise<number> => {
  const [row] = await centre.sql<{ count: number }[]>`select count(*)::int as count from ratings`;
  return row?.count ?? 0;
};
const proxyText = (): string => `${proxy.host}:${proxy.port}，用户 ${user}，口令已设`;

it("a device that needs a proxy and a private authority is given both on its screen, and enrols", async () => {
  await page.getByTestId("enrolment-open").click();
  await page.getByTestId("way-open").click();
  await setProxy(`${user}:${password}`);
  await expect.poll(() => text("proxy"), soon).toBe(proxyText());

  await page.getByTestId("certificate-file-1").click();
  await expect.poll(() => text("way-problem"), soon).toContain("certificate-file-private-key");
  await page.getByTestId("certificate-file-0").click();
  await expect.poll(() => text("it-fact-subject"), soon).toBe("C=CN, O=Another office, CN=Another Test CA");
  // Certificates can be trusted only after they were shown.
  expect(await page.getByTestId("certificates-trust").count()).toBe(0);
  await page.getByTestId("it-more").click();
  await page.getByTestId("certificates-trust").waitFor();
  expect(await text("it-fact-subject")).toBe("C=CN, O=杭州市测试政务网, CN=Counterstar Test CA");
  expect(await text("it-fact-validUntil")).toBe("2123-12-08");
  expect((await text("certificate-fingerprint")).replaceAll(/\s/g, "")).toBe(privateAuthorityFingerprint);
  await page.getByTestId("certificates-trust").click();
  await expect.poll(() => text("trusted"), soon).toContain("2 份");
  await page.getByTestId("way-back").click();

  await write("enrolment-centreUrl", front.namedUrl);
  await write("enrolment-code", await centre.newEnrolmentCode());
  await page.getByTestId("enrolment-begin").click();
  await page.getByTestId("enrolment-same").click(soon);
  await page.getByTestId("login-open").waitFor(soon);
});

it("a rating takes the same path, and the network test checks it step by step", async () => {
  await logIn(page, demoStaff.number, demoStaff.pin);
  await page.getByTestId("badge-name").waitFor();
  await rateOnce(page, 5);
  await finishVisit(page);
  await expect.poll(ratingsAtCentre, soon).toBe(1);
  expect(new Set(proxy.asked)).toEqual(new Set([`CONNECT centre.test:${front.port}`]));
  await openItPanel(page);
  await openItPage(page, "network");
  await expect.poll(() => text("it-fact-way"), soon).toBe(`经代理 ${proxy.host}:${proxy.port}，另信任 2 份证书`);
  expect(await test()).toEqual(Array(7).fill("正常"));
});

it("an omitted password is kept for the same host, and is not used for another host", async () => {
  await page.getByTestId("way-open").click();
  await write("proxy-change", `http://${user}:@localhost:${proxy.port}`);
  await expect.poll(() => text("way-problem"), soon).toContain("proxy-password-again");
  await page.getByTestId("proxy-change").click();
  expect(await page.getByTestId("it-text").inputValue()).toBe(`http://${user}:@${proxy.host}:${proxy.port}`);
  await page.getByTestId("text-done").click();
  await page.getByTestId("way-problem").waitFor({ ...soon, state: "detached" });
  expect(await text("proxy")).toBe(proxyText());
  await page.getByTestId("way-back").click();
  expect(await test()).toEqual(Array(7).fill("正常"));
});

it("a restart uses the same path", async () => {
  await kiosk.kill();
  await start();
  await page.getByTestId("badge-name").waitFor();
  await rateOnce(page, 4);
  await finishVisit(page);
  await expect.poll(ratingsAtCentre, soon).toBe(2);
  await openItPanel(page);
  await openItPage(page, "network");
});

/** Ends the process that uploads; the main process restarts it by itself. */
const endSync = async (): Promise<void> => {
  const pid = await kiosk.application.evaluate(
    ({ app }) => app.getAppMetrics().find(({ name }) => name === "counterstar sync")?.pid,
  );
  if (pid === undefined) throw new Error("no process uploads");
  process.kill(pid, "SIGKILL");
};

it("a proxy that fails is named on both pages, and another path is used at once", async () => {
  await page.getByTestId("way-open").click();
  await setProxy(`${user}:wrong`);
  await page.getByTestId("way-back").click();
  const found = await test();
  expect(found.slice(0, 2)).toEqual(["正常", "正常"]);
  expect(found[2]).toContain("proxy-password-wrong");
  expect(found.slice(3)).toEqual(Array(4).fill("未测"));
  await openItPage(page, "sync");
  await expect.poll(() => text("sync-trouble"), soon).toContain("proxy-password-wrong");
  // The restarted process takes the present path, not the one of the start.
  await endSync();
  await expect.poll(kiosk.errors, soon).toContain("sync process ended");
  const before = proxy.asked.length;
  await expect.poll(() => proxy.asked.length, soon).toBeGreaterThanOrEqual(before + 3);
  expect(await text("sync-trouble")).not.toContain("之后已恢复");

  await openItPage(page, "network");
  await page.getByTestId("way-open").click();
  await setProxy(`${user}:${password}`);
  await expect.poll(() => text("proxy"), soon).toBe(proxyText());
  await openItPage(page, "sync");
  await expect.poll(() => text("sync-trouble"), soon).toContain("之后已恢复");
});

it("without the authority the centre is not trusted, and the page names the certificate", async () => {
  await openItPage(page, "network");
  await page.getByTestId("way-open").click();
  await page.getByTestId("trusted-look").click();
  await page.getByTestId("trusted-remove").click();
  await page.getByTestId("trusted-remove-stay").click();
  expect(await page.getByTestId("certificate-fingerprint").count()).toBe(1);
  await page.getByTestId("trusted-remove").click();
  await page.getByTestId("trusted-remove-now").click();
  await expect.poll(() => text("trusted"), soon).toBe("程序自带的公共 CA");
  await page.getByTestId("way-back").click();
  const found = await test();
  expect(found.slice(0, 3)).toEqual(["正常", "正常", "正常"]);
  expect(found[3]).toContain("network-encryption-refused");
  expect(found[3]).toContain("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
  await leaveItPanel(page);
});

it("the password is in the data folder, readable by its owner alone, and nowhere else", async () => {
  const file = join(dataFolder, "centre-way.json");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ proxy: { user } });
  expect(kiosk.errors()).not.toContain(password);
  await openItPanel(page);
  const asked = ["networkSettings", "itPanel", "readLog", "testNetwork"];
  for (const name of asked) {
    const answer = JSON.stringify(await page.evaluate(`window.counterstar.${name}()`));
    expect(answer).toContain('"ok":true');
    expect(answer).not.toContain(password);
  }
  await leaveItPanel(page);
  expect(await page.evaluate("window.counterstar.networkSettings()")).toEqual({
    ok: false,
    problem: { code: "it-panel-locked" },
  });
  const changes = entriesOnDisk(dataFolder, "it-setting-changed").map(({ body }) => body);
  const to = `${proxy.host}:${proxy.port}`;
  const privateAuthorities = [otherAuthorityFingerprint, privateAuthorityFingerprint];
  expect(changes).toEqual([
    // Set before there was a ledger.
    { what: "proxy", to },
    { what: "private-authorities", to: privateAuthorities },
    { what: "proxy", to },
    { what: "proxy", to },
    { what: "proxy", to },
    { what: "private-authorities", to: [] },
  ]);
  const [unread] = await centre.sql`select count(*)::int as count from quarantined_entries`;
  expect(unread).toEqual({ count: 0 });
  const [said] = await centre.sql<{ health: Record<string, unknown> }[]>`select health from devices`;
  expect(said?.health).toMatchObject({ proxy: to, privateAuthorities });
  expect(JSON.stringify(said)).not.toContain(password);
});
