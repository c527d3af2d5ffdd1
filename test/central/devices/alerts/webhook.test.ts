import { createHmac } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { webhookSecretFile } from "../../../../central/devices/alerts/open-channels.ts";
import { AlertNotice, alertSignatureHeader } from "../../../../contract/office/devices/alerts.ts";
import { officePaths } from "../../../../contract/office/office-paths.ts";
import { upload } from "../../../support/centre/device.ts";
import { endOf, startedDraft, writeEntries, writeLedger } from "../../../support/centre/ledger.ts";
import { cityPerson } from "../../../support/centre/start-centre.ts";
import { dayMs, hourMs, watchedCentre } from "./watched-centre.ts";

const { office, rounds, ask, listed, speak, lose } = watchedCentre();

let hook: Server;
/** The answer of the office's server, and the messages it received. */
let hookStatus = 204;
/** The office's server waits for this before it answers. */
let hookWaits: Promise<unknown> | undefined;
let posted: { readonly body: string; readonly signature: string }[] = [];

beforeAll(async () => {
  hook = createServer((request, response) => {
    void text(request).then(async (body) => {
      posted.push({ body, signature: String(request.headers[alertSignatureHeader]) });
      await hookWaits;
      response.writeHead(hookStatus).end();
    });
  });
  await new Promise<void>((resolve) => hook.listen(0, "127.0.0.1", resolve));
});
beforeEach(() => {
  hookStatus = 204;
  posted = [];
});
afterAll(() => new Promise((resolve) => hook.close(resolve)));

const hookUrl = () => `http://127.0.0.1:${(hook.address() as AddressInfo).port}/alerts`;

describe("the webhook", () => {
  test("receives an alarm that comes back within the hour after a member of staff acknowledged it", async () => {
    const { round } = await rounds({ webhook: hookUrl() });
    let links = writeLedger(office.device.id, [startedDraft()]);
    const runLow = async () => {
      const more = writeEntries(office.device.id, endOf(links), [{ kind: "storage-low", body: { freeMib: 400 } }]);
      expect((await upload(office.device, more)).status).toBe(200);
      links = [...links, ...more];
      await round();
    };
    await runLow();
    const [first] = await listed();
    expect((await ask(officePaths.alertAcknowledgements, { id: first?.id })).status).toBe(204);
    office.nowMs += hourMs / 2;
    await runLow();
    await runLow();
    expect((await listed()).map(({ times, acknowledged }) => [times, acknowledged?.by])).toEqual([
      [2, undefined],
      [1, cityPerson],
    ]);
    expect(posted.length).toBe(2);
  });

  test("receives each alert once, signed with the secret from a file that only the centre can read", async () => {
    const { round } = await rounds({ webhook: hookUrl() });
    await lose(round);
    await round();
    expect(posted.length).toBe(1);
    const [{ body, signature } = { body: "", signature: "" }] = posted;
    const notice = AlertNotice.parse(JSON.parse(body));
    expect(notice).toMatchObject({
      sentAt: new Date(office.nowMs).toISOString(),
      alerts: [{ kind: "device-lost", device: office.device.id, unitCode: "330100-XZFW", windowNumber: "3", times: 1 }],
    });
    expect(notice.alerts[0]?.text).toEqual({
      zh: expect.stringContaining("信息科"),
      en: expect.stringContaining("IT"),
    });
    const file = webhookSecretFile(office.dataFolder);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const secret = (await readFile(file, "utf8")).trim();
    const seconds = Math.floor(office.nowMs / 1_000);
    const hmac = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
    expect(signature).toBe(`t=${seconds},v1=${hmac}`);
  });

  test("receives no alert from a second server while the first is sending it", async () => {
    let answer: () => void = () => undefined;
    hookWaits = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const [one, other] = [await rounds({ webhook: hookUrl() }), await rounds({ webhook: hookUrl() })];
    await (await rounds()).round();
    office.nowMs += dayMs;
    const first = one.round();
    await expect.poll(() => posted.length).toBe(1);
    // A member of staff who handles the alert on the page does not wait for the other server either.
    const [alert] = await listed();
    expect((await ask(officePaths.alertAcknowledgements, { id: alert?.id })).status).toBe(204);
    const second = other.round();
    // In either case: the second one is done, or its message has arrived.
    await expect.poll(async () => (await Promise.race([second, "busy"])) ?? posted.length).toBe(1);
    hookWaits = undefined;
    answer();
    await Promise.all([first, second]);
    expect(posted.length).toBe(1);
  });

  test("that answers with an error is retried later, with growing waits, and misses nothing", async () => {
    hookStatus = 500;
    const { round } = await rounds({ webhook: hookUrl() });
    await lose(round);
    expect(office.warnings).toEqual([{ channel: "webhook", reason: "HTTP 500", failures: 1 }]);
    office.nowMs += 59_999;
    await round();
    expect(posted.length).toBe(1);
    office.nowMs += 1;
    await round();
    office.nowMs += 60_000;
    await round();
    expect(posted.length).toBe(2);
    hookStatus = 200;
    await speak();
    office.nowMs += 60_000;
    await round();
    expect(AlertNotice.parse(JSON.parse(posted[2]?.body ?? "")).alerts.map(({ kind }) => kind)).toEqual([
      "device-lost",
      "device-back",
    ]);
    await round();
    expect(posted.length).toBe(3);
  });

  test("that is unreachable or redirects elsewhere counts as failed, and its address is in no log", async () => {
    hookStatus = 302;
    const elsewhere = await rounds({ webhook: `${hookUrl()}?token=secret` });
    await lose(elsewhere.round);
    const nowhere = await rounds({ webhook: "http://127.0.0.1:1/?token=secret" });
    await nowhere.round();
    expect(office.warnings.length).toBe(2);
    expect(JSON.stringify(office.warnings)).not.toMatch(/secret|127\.0\.0\.1/);
  });

  test("that is set up later does not receive alerts older than a day", async () => {
    await lose((await rounds()).round);
    office.nowMs += dayMs;
    await (await rounds({ webhook: hookUrl() })).round();
    expect(posted).toEqual([]);
  });
});
