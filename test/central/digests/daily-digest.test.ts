import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Grant } from "../../../contract/office/accounts/roles.ts";
import { DigestRounds, digestPaths, digestsQuestion } from "../../../contract/office/digests/digests.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { sampleUnitCode as unitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { type MailServer, startMailServer, subjectOf } from "../../support/mail-server.ts";
import { complaintTo, complaintWords, openedItems } from "../../support/rectification/complaints.ts";

let dataFolder: string;
let mail: MailServer;
let centre: TestCentre;
/** Thursday. */
let nowMs = Date.parse("2026-04-02T10:00:00+08:00");
const start = (smtpUrl = mail.url): Promise<TestCentre> =>
  startCentre({ dataFolder, clock: () => nowMs, mail: { smtpUrl, from: "centre@office.example" } });

/** The look for digests that a start asks for is over. */
const roundsAreMade = async (): Promise<void> => {
  const looks = () => centre.sql`
    select from counterstar_jobs.job where name = 'digest-rounds' and state in ('created', 'retry', 'active')`;
  await vi.waitUntil(async () => (await looks()).count === 0, { timeout: 30_000 });
};

const people: readonly (readonly [login: string, grant: Grant, hasDaily: boolean, language: "zh" | "en"])[] = [
  ["leader", { role: "leader", unitCode }, true, "zh"],
  ["supervisor", { role: "supervisor", unitCode, windowNumber: "3" }, true, "en"],
  ["deputy", { role: "leader", unitCode }, false, "zh"],
  ["caller", { role: "caller" }, true, "zh"],
  ["it", { role: "it" }, false, "zh"],
];

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "counterstar-daily-"));
  mail = await startMailServer();
  centre = await start();
  await roundsAreMade();
  for (const [login, grant, hasDaily, language] of people) {
    await addAccount(centre, login, [grant]);
    const body = { mail: `${login}@mail.example`, hasDaily, hasWeekly: false, hasMonthly: false, language };
    const cookie = await logInAs(centre, login);
    expect(await outcomeOf(await sendAsPage(centre, digestPaths.wishes, { cookie, body }))).toBe(204);
  }
  await openedItems(centre, (device) => complaintTo(device));
});
afterAll(async () => {
  await centre.stop();
  await mail.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

const roundOf = async (day: string) => {
  const answer = await sendAsPage(centre, digestsQuestion.path, { cookie: await logInAs(centre, "it") });
  const { rounds } = DigestRounds.parse(await answer.json());
  const found = rounds.find(({ period, firstDay }) => period === "day" && firstDay === day);
  return found && { sent: found.sent, waiting: found.waiting, skipped: found.skipped, failures: found.failures };
};

const at = async (time: string, smtpUrl?: string): Promise<void> => {
  nowMs = Date.parse(`${time}:00+08:00`);
  await centre.stop();
  centre = await start(smtpUrl);
};

test("of a working day goes once to those who want it and for whom work waits", async () => {
  await at("2026-04-03T07:30");
  const second = await start();
  await expect.poll(() => roundOf("2026-04-03")).toEqual({ sent: 2, waiting: 0, skipped: 1, failures: [] });
  await second.stop();
  expect(mail.mails.map(({ to }) => to[0]).toSorted()).toEqual(["leader@mail.example", "supervisor@mail.example"]);
});

test("has the counts and links of the person's 今日, and its subject the day alone", () => {
  const of = (login: string): string => mail.mails.find(({ to }) => to[0]?.startsWith(login))?.message ?? "";
  expect(of("leader")).toMatch(/整改项今明两天到期，或已超期 1\s+http:\S+\/#\/items\b/);
  expect(of("leader")).toMatch(/投诉还没有人看过 1\s+http:\S+\/#\/feedback/);
  expect(of("supervisor")).toMatch(/Items due by tomorrow, or overdue 1\s+http:\S+\/#\/items\b/);
  expect(mail.mails.map(subjectOf).toSorted()).toEqual([
    "窗口星 Counterstar: Waiting today 2026-04-03",
    "窗口星 Counterstar: 今日待办 2026-04-03",
  ]);
  for (const { message } of mail.mails) {
    for (const word of [...Object.values(complaintWords), unitCode]) expect(message).not.toContain(word);
  }
});

test("is not made on days off, and is tried again where the mail server does not take it", async () => {
  // 4 to 6 April are off.
  await at("2026-04-06T09:00", "smtp://127.0.0.1:9");
  await roundsAreMade();
  await at("2026-04-07T09:00", "smtp://127.0.0.1:9");
  const refused = [
    { login: "leader", attempts: 1, reason: "ESOCKET" },
    { login: "supervisor", attempts: 1, reason: "ESOCKET" },
  ];
  await expect.poll(() => roundOf("2026-04-07")).toEqual({ sent: 0, waiting: 2, skipped: 1, failures: refused });
  const days = await centre.sql<{ day: string }[]>`
    select first_day as day from digest_rounds where period = 'day' order by 1`;
  expect(days.map(({ day }) => day)).toEqual(["2026-04-02", "2026-04-03", "2026-04-07"]);
  await at("2026-04-07T09:10");
  await centre.sql`update counterstar_jobs.job set start_after = now() where name = 'digests' and state = 'retry'`;
  await expect.poll(async () => (await roundOf("2026-04-07"))?.sent).toBe(2);
  // The item is past its day now.
  expect(mail.mails.find(({ message }) => /已过期限/.test(message))?.message).toContain("已过期限 1");
});
