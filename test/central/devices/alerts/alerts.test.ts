import { createHmac } from "node:crypto";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect } from "../../../../central/database/sql.ts";
import { alertRounds, type StartGrace, startGrace } from "../../../../central/devices/alerts/alert-service.ts";
import type { Channel } from "../../../../central/devices/alerts/channel.ts";
import { openChannels, webhookSecretFile } from "../../../../central/devices/alerts/open-channels.ts";
import { alertOfChange } from "../../../../central/devices/alerts/watch-devices.ts";
import { revokeDevice } from "../../../../central/devices/revoke-device.ts";
import { AlertNotice, alertSignatureHeader, alertsQuestion } from "../../../../contract/office/devices/alerts.ts";
import { officePaths } from "../../../../contract/office/office-paths.ts";
import { refusalIn } from "../../../support/centre/answers.ts";
import { askOffice } from "../../../support/centre/ask-office.ts";
import { enrolDevice, type TestDevice, upload } from "../../../support/centre/device.ts";
import { endOf, startedDraft, writeEntries, writeLedger } from "../../../support/centre/ledger.ts";
import { startCentre, type TestCentre } from "../../../support/centre/start-centre.ts";
import { type MailServer, startMailServer } from "../../../support/mail-server.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

let centre: TestCentre;
let device: TestDevice;
let nowMs = Date.parse("2026-03-01T01:00:00.000Z");
let dataFolder: string;
let mail: MailServer;
let hook: Server;
/** The answer of the office's server, and the messages it received. */
let hookStatus = 204;
/** The office's server waits for this before it answers. */
let hookWaits: Promise<unknown> | undefined;
let posted: { readonly body: string; readonly signature: string }[] = [];
let warnings: unknown[] = [];

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  mail = await startMailServer();
  hook = createServer((request, response) => {
    void text(request).then(async (body) => {
      posted.push({ body, signature: String(request.headers[alertSignatureHeader]) });
      await hookWaits;
      response.writeHead(hookStatus).end();
    });
  });
  await new Promise<void>((resolve) => hook.listen(0, "127.0.0.1", resolve));
});
beforeEach(async () => {
  nowMs += 10 * dayMs;
  hookStatus = 204;
  posted = [];
  warnings = [];
  dataFolder = await mkdtemp(join(tmpdir(), "counterstar-alerts-"));
  // Alerts of the test before are old by now; only new ones may be sent.
  await centre.sql`delete from alerts`;
  device = await enrolDevice(centre);
  await upload(device, writeLedger(device.id, [startedDraft()]));
});
afterEach(async () => {
  await revokeDevice(centre.sql, device.id, new Date(nowMs));
  await rm(dataFolder, { recursive: true });
});
afterAll(async () => {
  await centre.stop();
  await mail.stop();
  await new Promise((resolve) => hook.close(resolve));
});

const hookUrl = () => `http://127.0.0.1:${(hook.address() as AddressInfo).port}/alerts`;

const rounds = async (ways: { readonly webhook?: string; readonly mail?: boolean } = {}) => {
  const to = { smtpUrl: mail.url, from: "centre@office.example", to: ["it@office.example", "hall@office.example"] };
  const settings = { webhookUrl: ways.webhook ?? null, mail: ways.mail ? to : null };
  return watching(await openChannels(settings, dataFolder));
};

/** The grace period of a centre that has always been running, however far a test moves the clock. */
const always: StartGrace = { isOver: () => true, noteLook: () => undefined };

const watching = (channels: readonly Channel[], { sql = centre.sql, grace = always } = {}) => {
  const logger = { warn: (facts: unknown) => void warnings.push(facts) };
  return alertRounds({ sql, channels, clock: () => nowMs, logger, grace });
};

const ask = (path: string, body?: unknown) =>
  fetch(`${centre.url}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${centre.officeKey}`, "content-type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  });

const listed = async () => {
  const alerts = await askOffice(centre, alertsQuestion);
  return alerts.filter((alert) => alert.device === device.id);
};

const kinds = async () => (await listed()).map(({ kind, times }) => (times > 1 ? `${kind} x${times}` : kind)).reverse();

const speak = () => upload(device, [], endOf(writeLedger(device.id, [startedDraft()])));

describe("an alert", () => {
  test.each([
    [null, "lost", undefined],
    ["never", "live", undefined],
    ["live", "quiet", undefined],
    ["live", "lost", "device-lost"],
    ["quiet", "lost", "device-lost"],
    ["lost", "lost", undefined],
    ["lost", "live", "device-back"],
    ["lost", "quiet", "device-back"],
    ["lost", "revoked", undefined],
    ["revoked", "live", undefined],
  ] as const)("for a device that was %s and is %s: %s", (before, now, kind) => {
    expect(alertOfChange(before, now)).toBe(kind);
  });

  test("is raised once when a device goes missing, and once when it is back", async () => {
    const { round } = await rounds();
    await round();
    nowMs += dayMs - 1;
    await round();
    expect(await kinds()).toEqual([]);
    nowMs += 1;
    await round();
    await round();
    expect(await listed()).toEqual([
      {
        id: expect.any(Number),
        kind: "device-lost",
        device: device.id,
        unitName: { zh: "测试服务中心" },
        windowNumber: "3",
        raisedAt: new Date(nowMs).toISOString(),
        times: 1,
        acknowledged: null,
      },
    ]);
    await speak();
    await round();
    await round();
    expect(await kinds()).toEqual(["device-lost", "device-back"]);
  });

  test("is raised for an alarm, and for another of its kind only after an hour: until then it is counted", async () => {
    const { round } = await rounds();
    const low = (seq: number) => ({ kind: "storage-low", body: { freeMib: 400 - seq } });
    let links = writeLedger(device.id, [startedDraft()]);
    const add = async () => {
      const more = writeEntries(device.id, endOf(links), [low(links.length)]);
      expect((await upload(device, more)).status).toBe(200);
      links = [...links, ...more];
      await round();
    };
    await add();
    await add();
    nowMs += hourMs - 1;
    await add();
    expect(await kinds()).toEqual(["storage-low x3"]);
    nowMs += 1;
    await add();
    expect(await kinds()).toEqual(["storage-low x3", "storage-low"]);
  });

  test("is not raised for a device that was silent because the centre was down, if it comes back", async () => {
    const other = await enrolDevice(centre);
    await upload(other, writeLedger(other.id, [startedDraft()]));
    const { round } = watching([], { grace: startGrace(() => nowMs) });
    const ofOther = async () => (await centre.sql`select kind from alerts where device = ${other.id}`).length;
    await round();
    nowMs += 3 * dayMs;
    await round();
    await speak();
    for (const [afterMs, lost] of [
      [hourMs / 6, 0],
      [hourMs / 6, 0],
      [hourMs / 6, 1],
    ] as const) {
      nowMs += afterMs;
      await round();
      expect(await ofOther()).toBe(lost);
    }
    expect(await kinds()).toEqual([]);
    await revokeDevice(centre.sql, other.id, new Date(nowMs));
  });

  test("is not searched for while the database is down, and the log says so", async () => {
    const away = connect(centre.databaseUrl, { connections: 1 });
    await away.end();
    const looks: number[] = [];
    const grace = { ...always, noteLook: () => void looks.push(nowMs) };
    await watching([], { sql: away, grace }).round();
    expect([looks, warnings]).toEqual([[], [{ reason: "CONNECTION_LOST" }]]);
    await watching([], { grace }).round();
    expect(looks).toEqual([nowMs]);
  });

  test("found by two servers at once is raised once", async () => {
    const [one, other] = [await rounds(), await rounds()];
    await one.round();
    nowMs += dayMs;
    await Promise.all([one.round(), other.round(), one.round(), other.round()]);
    expect(await kinds()).toEqual(["device-lost"]);
  });

  test("is acknowledged by one person, by name", async () => {
    const { round } = await rounds();
    await round();
    nowMs += dayMs;
    await round();
    const [alert] = await listed();
    const acknowledge = (by: unknown) => ask(officePaths.alertAcknowledgements, { id: alert?.id, by });
    for (const by of ["", "  ", "x".repeat(41), "a\u0000", 1]) {
      expect(await refusalIn(await acknowledge(by))).toMatchObject({ status: 400, facts: { field: "by" } });
    }
    const answers = await Promise.all([acknowledge(" 王芳 "), acknowledge("陈晓岚")]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 404]);
    const by = answers[0]?.status === 204 ? "王芳" : "陈晓岚";
    expect((await listed())[0]?.acknowledged).toEqual({ at: new Date(nowMs).toISOString(), by });
    const keyless = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };
    expect((await fetch(`${centre.url}${officePaths.alertAcknowledgements}`, keyless)).status).toBe(401);
  });
});

const lose = async (round: () => Promise<unknown>): Promise<void> => {
  await round();
  nowMs += dayMs;
  await round();
};

describe("the webhook", () => {
  test("receives an alarm that comes back within the hour after a member of staff acknowledged it", async () => {
    const { round } = await rounds({ webhook: hookUrl() });
    let links = writeLedger(device.id, [startedDraft()]);
    const runLow = async () => {
      const more = writeEntries(device.id, endOf(links), [{ kind: "storage-low", body: { freeMib: 400 } }]);
      expect((await upload(device, more)).status).toBe(200);
      links = [...links, ...more];
      await round();
    };
    await runLow();
    const [first] = await listed();
    expect((await ask(officePaths.alertAcknowledgements, { id: first?.id, by: "王芳" })).status).toBe(204);
    nowMs += hourMs / 2;
    await runLow();
    await runLow();
    expect((await listed()).map(({ times, acknowledged }) => [times, acknowledged?.by])).toEqual([
      [2, undefined],
      [1, "王芳"],
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
      sentAt: new Date(nowMs).toISOString(),
      alerts: [{ kind: "device-lost", device: device.id, unitCode: "330100-XZFW", windowNumber: "3", times: 1 }],
    });
    expect(notice.alerts[0]?.text).toEqual({
      zh: expect.stringContaining("信息科"),
      en: expect.stringContaining("IT"),
    });
    const file = webhookSecretFile(dataFolder);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const secret = (await readFile(file, "utf8")).trim();
    const seconds = Math.floor(nowMs / 1_000);
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
    nowMs += dayMs;
    const first = one.round();
    await expect.poll(() => posted.length, { timeout: 30_000 }).toBe(1);
    // A member of staff who handles the alert on the page does not wait for the other server either.
    const [alert] = await listed();
    expect((await ask(officePaths.alertAcknowledgements, { id: alert?.id, by: "王芳" })).status).toBe(204);
    const second = other.round();
    // In either case: the second one is done, or its message has arrived.
    await expect.poll(async () => (await Promise.race([second, "busy"])) ?? posted.length, { timeout: 30_000 }).toBe(1);
    hookWaits = undefined;
    answer();
    await Promise.all([first, second]);
    expect(posted.length).toBe(1);
  });

  test("that answers with an error is retried later, with growing waits, and misses nothing", async () => {
    hookStatus = 500;
    const { round } = await rounds({ webhook: hookUrl() });
    await lose(round);
    expect(warnings).toEqual([{ channel: "webhook", reason: "HTTP 500", failures: 1 }]);
    nowMs += 59_999;
    await round();
    expect(posted.length).toBe(1);
    nowMs += 1;
    await round();
    nowMs += 60_000;
    await round();
    expect(posted.length).toBe(2);
    hookStatus = 200;
    await speak();
    nowMs += 60_000;
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
    expect(warnings.length).toBe(2);
    expect(JSON.stringify(warnings)).not.toMatch(/secret|127\.0\.0\.1/);
  });

  test("that is set up later does not receive alerts older than a day", async () => {
    await lose((await rounds()).round);
    nowMs += dayMs;
    await (await rounds({ webhook: hookUrl() })).round();
    expect(posted).toEqual([]);
  });
});

describe("mail", () => {
  test("goes to every recipient, one message for all alerts that came together, in both languages", async () => {
    const other = await enrolDevice(centre);
    await upload(other, writeLedger(other.id, [startedDraft()]));
    const { round } = await rounds({ mail: true });
    const before = mail.mails.length;
    await lose(round);
    await round();
    const taken = mail.mails.slice(before);
    expect(taken.map(({ from, to }) => ({ from, to }))).toEqual([
      { from: "centre@office.example", to: ["it@office.example", "hall@office.example"] },
    ]);
    for (const said of ["测试服务中心 · 3 号窗口", "已一天没有联系", "No contact for a day", device.id, other.id]) {
      expect(taken[0]?.message).toContain(said);
    }
    expect(warnings).toEqual([]);
    await revokeDevice(centre.sql, other.id, new Date(nowMs));
  });

  test("that the server refuses is retried later, and no password is in a log", async () => {
    const settings = { smtpUrl: mail.url.replace("p%40ss", "wrong"), from: "a@b.example", to: ["c@d.example"] };
    const channels = await openChannels({ webhookUrl: null, mail: settings }, dataFolder);
    const { round } = watching(channels);
    await lose(round);
    expect(warnings).toEqual([{ channel: "mail", reason: "EAUTH", failures: 1 }]);
    const before = mail.mails.length;
    await (await rounds({ mail: true })).round();
    expect(mail.mails.length).toBe(before + 1);
  });
});
