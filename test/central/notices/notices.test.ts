import { createHmac } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { makeNotices } from "../../../central/notices/make-notices.ts";
import { openReceiver } from "../../../central/notices/open-receiver.ts";
import { sendNotices } from "../../../central/notices/send-notices.ts";
import {
  NoticeRounds,
  noticeRetriesPath,
  noticesQuestion,
  WorkNotice,
} from "../../../contract/office/notices/notices.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { sampleUnitCode as unitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { type ReceivingServer, startReceivingServer } from "../../support/receiving-server.ts";
import { complaintTo, complaintWords, openedItems } from "../../support/rectification/complaints.ts";

const secret = "a secret of the office";
const officeUrl = "https://stars.example";

let folder: string;
let secretFile: string;
let centre: TestCentre;
let receiver: ReceivingServer;
let nowMs = 0;

const at = (time: string): void => {
  nowMs = Date.parse(`${time}:00+08:00`);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "counterstar-notices-"));
  secretFile = join(folder, "secret");
  await writeFile(secretFile, `${secret}\n`);
  // Thursday; to verify by the 3rd.
  at("2026-04-02T10:00");
  centre = await startCentre({ clock: () => nowMs });
  await addAccount(centre, "it", [{ role: "it" }]);
  await openedItems(centre, (device) => complaintTo(device));
});
afterAll(async () => {
  await centre.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await centre.sql`truncate notices, notice_rounds`;
  receiver = await startReceivingServer();
  at("2026-04-03T07:30");
  return () => receiver.stop();
});

const send = async (stopping = new AbortController().signal): Promise<void> =>
  sendNotices({
    ...{ sql: centre.sql, clock: () => nowMs, timeoutMs: 300, stopping },
    receiver: await openReceiver({ url: receiver.url, secretFile }),
  });
const round = async (): Promise<void> => {
  await makeNotices(centre.sql, nowMs, officeUrl);
  await send();
};
const notices = (): readonly WorkNotice[] => receiver.requests.map(({ body }) => WorkNotice.parse(JSON.parse(body)));
const later = (minutes: number): void => {
  nowMs += minutes * 60_000;
};
const shown = async (): Promise<unknown> => {
  const answer = await sendAsPage(centre, noticesQuestion.path, { cookie: await logInAs(centre, "it") });
  const { rounds } = NoticeRounds.parse(await answer.json());
  return rounds.map(({ day, sent, waiting, failed, failures }) => ({
    ...{ day, sent, waiting, failed },
    failures: failures.map(({ attempts, reason }) => [attempts, reason]),
  }));
};

test("a unit's notice has the counts of its day with links, and no word, name or window", async () => {
  await round();
  await round();
  const page = `${officeUrl}/#/items?unit=${unitCode}`;
  expect(notices()).toEqual([
    {
      ...{
        type: "work",
        v: 1,
        id: expect.any(String),
        day: "2026-04-03",
        madeAt: "2026-04-02T23:30:00.000Z",
        unitCode,
      },
      counts: {
        opened: { count: 1, url: page },
        soon: { count: 1, url: `${page}&due=soon` },
        over: { count: 0, url: `${page}&due=over` },
        late: { count: 0, url: `${page}&due=late` },
        veryLate: { count: 0, url: `${page}&due=very-late` },
      },
    },
  ]);
  for (const word of Object.values(complaintWords)) expect(receiver.requests[0]?.body).not.toContain(word);
  expect(await shown()).toEqual([{ day: "2026-04-03", sent: 1, waiting: 0, failed: 0, failures: [] }]);
});

test("the body is signed with its time, and has its key", async () => {
  await round();
  const [request] = receiver.requests;
  const seconds = nowMs / 1_000;
  const hex = createHmac("sha256", secret).update(`${seconds}.${request?.body}`).digest("hex");
  expect(request?.headers["counterstar-signature"]).toBe(`t=${seconds},v1=${hex}`);
  expect(request?.headers["idempotency-key"]).toBe(notices()[0]?.id);
});

test("counts follow the working days, for the leader and for the city", async () => {
  // 4 to 6 April are off.
  for (const day of ["2026-04-07", "2026-04-13", "2026-04-14", "2026-04-20", "2026-04-21"]) {
    at(`${day}T09:00`);
    await round();
  }
  const counts = notices().map(({ day, counts: { opened, soon, over, late, veryLate } }) => [
    day,
    ...[opened, soon, over, late, veryLate].map(({ count }) => count),
  ]);
  expect(counts).toEqual([
    ["2026-04-07", 0, 0, 1, 0, 0],
    ["2026-04-13", 0, 0, 1, 0, 0],
    ["2026-04-14", 0, 0, 1, 1, 0],
    ["2026-04-20", 0, 0, 1, 1, 0],
    ["2026-04-21", 0, 0, 1, 1, 1],
  ]);
});

test.each([
  ["refuses", { status: 403 }, "HTTP 403"],
  ["answers an error", { status: 500 }, "HTTP 500"],
  ["sends elsewhere", { status: 302 }, "HTTP 302"],
  ["hangs", "hang", "TimeoutError"],
  ["cuts the line", "cut", "UND_ERR_SOCKET"],
] as const)("a receiver that %s gets the same bytes again after a wait", async (_, how, reason) => {
  receiver.answer(how);
  await round();
  expect(await shown()).toEqual([{ day: "2026-04-03", sent: 0, waiting: 1, failed: 0, failures: [[1, reason]] }]);
  receiver.answer({ status: 204 });
  await round();
  expect(receiver.requests.length).toBe(1);
  later(1);
  await round();
  expect(await shown()).toEqual([{ day: "2026-04-03", sent: 1, waiting: 0, failed: 0, failures: [] }]);
  const [first, second] = receiver.requests;
  expect([second?.body, second?.headers["idempotency-key"]]).toEqual([first?.body, first?.headers["idempotency-key"]]);
  expect(receiver.requests.every(({ path }) => path === "/notices")).toBe(true);
});

test("an endless answer is not read", async () => {
  receiver.answer("endless");
  await round();
  expect(await shown()).toEqual([{ day: "2026-04-03", sent: 1, waiting: 0, failed: 0, failures: [] }]);
});

test("a receiver that is killed is given up after a day, visibly, and a person sends again", async () => {
  const { port } = receiver;
  await receiver.stop();
  for (let hours = 0; hours < 24; hours += 1) {
    await round();
    later(61);
  }
  const failed = { day: "2026-04-03", sent: 0, waiting: 0, failed: 1, failures: [[24, "ECONNREFUSED"]] };
  await send();
  expect(await shown()).toEqual([failed]);
  receiver = await startReceivingServer(port);
  const cookie = await logInAs(centre, "it");
  const retry = (day: string) => sendAsPage(centre, noticeRetriesPath, { cookie, body: { day } });
  expect(await outcomeOf(await retry("2026-04-02"))).toBe("not-found");
  expect(await outcomeOf(await retry("2026-04-03"))).toBe(204);
  await send();
  expect(await shown()).toEqual([{ ...failed, sent: 1, failed: 0, failures: [] }]);
});

test("a centre that ends in the middle of a notice leaves it to another one", async () => {
  receiver.answer("hang");
  await makeNotices(centre.sql, nowMs, officeUrl);
  const stopping = new AbortController();
  const sending = send(stopping.signal);
  await vi.waitUntil(() => receiver.requests.length === 1);
  stopping.abort();
  await sending;
  receiver.answer({ status: 200 });
  later(1);
  await Promise.all([send(), send()]);
  expect(receiver.requests.length).toBe(2);
  expect(await shown()).toEqual([{ day: "2026-04-03", sent: 1, waiting: 0, failed: 0, failures: [] }]);
});

test("two centres post one notice once", async () => {
  const dataFolder = join(folder, "keys");
  const start = (options = {}) => startCentre({ dataFolder, clock: () => nowMs, ...options });
  at("2026-04-02T10:00");
  const before = await start();
  await openedItems(before, (device) => complaintTo(device));
  await before.stop();
  at("2026-04-03T07:31");
  const notices = { url: receiver.url, secretFile };
  const both = [await start({ notices }), await start({ notices })];
  const [first = centre] = both;
  const waiting = () => first.sql`
    select from counterstar_jobs.job where name = 'notice-rounds' and state in ('created', 'retry', 'active')`;
  await vi.waitUntil(async () => receiver.requests.length > 0 && (await waiting()).count === 0, { timeout: 30_000 });
  await Promise.all(both.map(({ stop }) => stop()));
  expect(receiver.requests.map(({ body }) => WorkNotice.parse(JSON.parse(body)).day)).toEqual(["2026-04-03"]);
});

test("a short secret, or none, stops the start", async () => {
  await writeFile(join(folder, "short"), "123\n");
  await expect(openReceiver({ url: receiver.url, secretFile: join(folder, "short") })).rejects.toThrow("too short");
  await expect(openReceiver({ url: receiver.url, secretFile: join(folder, "none") })).rejects.toThrow(
    "COUNTERSTAR_NOTICE_SECRET_FILE",
  );
});
