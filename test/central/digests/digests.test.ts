import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Sql } from "../../../central/database/sql.ts";
import { Accounts, accountPaths, accountsQuestion } from "../../../contract/office/accounts/accounts.ts";
import type { Grant } from "../../../contract/office/accounts/roles.ts";
import {
  type DigestRound,
  DigestRounds,
  digestPaths,
  digestsQuestion,
} from "../../../contract/office/digests/digests.ts";
import { OfficeFigures, type Rate } from "../../../contract/office/figures/figures.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { startServerProcess } from "../../support/centre/server-process.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { type MailServer, startMailServer, subjectOf, type TakenMail } from "../../support/mail-server.ts";
import { sendCity } from "../stars/city-month.ts";

const from = "centre@office.example";
const people: readonly (readonly [login: string, grants: readonly Grant[], language: "zh" | "en"])[] = [
  ["city", [{ role: "city" }], "zh"],
  ["leader-a", [{ role: "leader", unitCode: "A" }], "en"],
  ["it", [{ role: "it" }], "zh"],
  ["staff", [{ role: "staff", unitCode: "A" }], "zh"],
];

let dataFolder: string;
let mail: MailServer;
let centre: TestCentre;
const lines: string[] = [];
const logger = pino({ level: "info" }, { write: (line: string) => void lines.push(line) });
/** Wednesday, 1 April: the first working day after March. */
let nowMs = Date.parse("2026-04-01T07:00:00+08:00");
const start = (server: Pick<MailServer, "url"> = mail): Promise<TestCentre> =>
  startCentre({ dataFolder, clock: () => nowMs, logger, mail: { smtpUrl: server.url, from } });

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "counterstar-digests-"));
  mail = await startMailServer();
  centre = await start();
  // The first look is over: no one who chooses later gets the week before.
  await vi.waitUntil(async () => (await centre.sql`select from digest_rounds where period = 'week'`).length > 0, {
    timeout: 60_000,
  });
  await sendCity(centre);
  await centre.rollUp();
  for (const [login, grants] of people) await addAccount(centre, login, grants);
});
afterAll(async () => {
  await centre.stop();
  await mail.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

const addressOf = (login: string): string => `${login}@mail.example`;

const choose = async (login: string, wishes: object): Promise<string | number> =>
  outcomeOf(await sendAsPage(centre, digestPaths.wishes, { cookie: await logInAs(centre, login), body: wishes }));

const readRounds = async (): Promise<readonly DigestRound[]> => {
  const cookie = await logInAs(centre, "it");
  return DigestRounds.parse(await (await sendAsPage(centre, digestsQuestion.path, { cookie })).json()).rounds;
};

const countsOf = ({ period, firstDay, sent, waiting, failed, skipped }: DigestRound) => [
  `${period} ${firstDay}`,
  { sent, waiting, failed, skipped },
];

const restart = async (server?: Pick<MailServer, "url">): Promise<void> => {
  await centre.stop();
  centre = await start(server);
};

const mailTo = (login: string, taken: readonly TakenMail[] = mail.mails): TakenMail => {
  const found = taken.filter(({ to }) => to.includes(addressOf(login)));
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} mails to ${login}`);
  return found[0];
};

/** The figures of March that the page shows to the same person. */
const pageOf = async (login: string, unit?: string): Promise<OfficeFigures> => {
  const query = new URLSearchParams({ from: "2026-03-01", to: "2026-03-31", ...(unit !== undefined && { unit }) });
  const answer = await sendAsPage(centre, `${officePaths.figures}?${query}`, { cookie: await logInAs(centre, login) });
  return OfficeFigures.parse(await answer.json());
};

const rateText = (rate: Rate | undefined): string =>
  `${((rate?.value ?? Number.NaN) * 100).toFixed(2)}% (${rate?.numerator}/${rate?.denominator})`;

const messageIdOf = ({ message }: TakenMail): string => /^Message-ID: <(.+)>/im.exec(message)?.[1] ?? "";

/** Waits of an hour are over. */
const tryNow = async (sql: Sql): Promise<void> => {
  await sql`update counterstar_jobs.job set start_after = now() where name = 'digests' and state in ('created', 'retry')`;
};

describe("digests", () => {
  test("are chosen by the person, and IT sets an address", async () => {
    for (const [login, , language] of people) {
      const wishes = {
        mail: addressOf(login),
        hasDaily: false,
        hasWeekly: login === "city",
        hasMonthly: true,
        language,
      };
      expect(await choose(login, wishes)).toBe(204);
    }
    const wrong = { mail: "no address", hasDaily: true, hasWeekly: true, hasMonthly: true, language: "zh" };
    expect(await choose("city", wrong)).toBe("request-invalid");
    const cookie = await logInAs(centre, "it");
    const { accounts } = Accounts.parse(await (await sendAsPage(centre, accountsQuestion.path, { cookie })).json());
    const leader = accounts.find(({ login }) => login === "leader-a");
    if (!leader) throw new Error("IT sees the accounts of units");
    const { id, name, staff, grants } = leader;
    const change = async (more: object): Promise<unknown> => {
      const body = { id, name, staff, grants, ...more };
      await sendAsPage(centre, accountPaths.accountChanges, { cookie, body });
      const [row] = await centre.sql<{ mail: string }[]>`select mail from accounts where id = ${id}`;
      return row?.mail;
    };
    expect([
      await change({ mail: "other@mail.example" }),
      await change({}),
      await change({ mail: leader.mail }),
    ]).toEqual(["other@mail.example", "other@mail.example", "leader-a@mail.example"]);
  });

  test("of a month are sent on its first working day, once, also where several centres run", async () => {
    const monthly = async () => (await readRounds()).filter(({ period }) => period === "month").map(countsOf);
    expect([await monthly(), mail.mails.length]).toEqual([[], 0]);
    nowMs = Date.parse("2026-04-01T07:30:00+08:00");
    // At the end of its last week the month has days to count once more.
    await centre.rollUp();
    const [second, third] = [await start(), await start()];
    await restart();
    await expect.poll(monthly).toEqual([["month 2026-03-01", { sent: 3, waiting: 0, failed: 0, skipped: 1 }]]);
    await second.stop();
    await third.stop();
    await restart();
    expect(mail.mails.map(({ to }) => to).toSorted()).toEqual(
      ["city", "it", "leader-a"].map((login) => [addressOf(login)]),
    );
  });

  test("have the counts and rates of the person's page with both counts, and the link to it", async () => {
    const { all } = await pageOf("city");
    const city = mailTo("city").message;
    for (const part of [
      "评价月报 2026-03-01 – 2026-03-31",
      "本系统口径第 2026-1 版；好评为 3–5 级；待核实的评价计入。",
      "全部单位",
      `评价邀请 ${all?.opened}：已评价 ${all?.answered}，未评价 ${all?.unanswered}，已取消 0`,
      `评价数 ${all?.ratings}：受邀 ${all?.ratings}，主动 0；其中差评 24`,
      `好评率 ${rateText(all?.favourableRate)}`,
      `未评率 ${rateText(all?.unansweredRate)}`,
      `覆盖率 ${rateText(all?.coverage)}`,
      "/#/figures?from=2026-03-01&to=2026-03-31",
      "npm run centre -- recompute --from 2026-03-01 --to 2026-03-31",
      "待核实的疑问 ",
    ]) {
      expect(city).toContain(part);
    }
    const own = (await pageOf("leader-a", "A")).all;
    expect(own?.ratings).toBeGreaterThan(280);
    const leader = mailTo("leader-a").message;
    for (const part of ["Unit A", `Favourable ${rateText(own?.favourableRate)}`, "unit=A", "Questions to check 0"]) {
      expect(leader).toContain(part);
    }
    const it = mailTo("it").message;
    expect([
      it.includes("【设备】"),
      it.includes("评价邀请"),
      /在线 \d+\s+暂无联系 \d+\s+失联一天以上 \d+/.test(it),
    ]).toEqual([true, false, true]);
  });

  test("name no person, no other unit, and nothing in the subject; no address is in a log", async () => {
    const staff = await centre.sql<{ name: string }[]>`select distinct name ->> 'zh' as name from staff`;
    for (const taken of mail.mails) {
      expect(staff.filter(({ name }) => taken.message.includes(name))).toEqual([]);
      expect(subjectOf(taken)).toMatch(/^窗口星 Counterstar: (评价月报|Monthly digest) 2026-03-01 – 2026-03-31$/);
    }
    expect(mailTo("leader-a").message).not.toMatch(/Unit B|unit=B/);
    expect(lines.filter((line) => line.includes("mail.example"))).toEqual([]);
    const [log] = await centre.sql<{ found: boolean }[]>`
      select exists (select from access_log where subject::text like '%mail.example%') as found`;
    expect(log?.found).toBe(false);
  });

  test("that the mail server does not take wait, are tried again, and are given up visibly", async () => {
    nowMs = Date.parse("2026-04-06T08:00:00+08:00");
    await centre.rollUp();
    await restart({ url: "smtp://127.0.0.1:9" });
    const weekly = async () => (await readRounds()).find(({ firstDay }) => firstDay === "2026-03-30");
    await expect
      .poll(async () => (await weekly())?.failures)
      .toEqual([{ login: "city", attempts: 1, reason: "ESOCKET" }]);
    expect((await weekly())?.waiting).toBe(1);
    // The last of many attempts.
    await centre.sql`update counterstar_jobs.job set retry_count = retry_limit where name = 'digests' and state = 'retry'`;
    await tryNow(centre.sql);
    await expect.poll(async () => (await weekly())?.failed).toBe(1);
    await restart();
    const cookie = await logInAs(centre, "it");
    const body = { period: "week", firstDay: "2026-03-30" };
    expect(await outcomeOf(await sendAsPage(centre, digestPaths.retries, { cookie, body }))).toBe(204);
    await expect.poll(async () => (await weekly())?.sent).toBe(1);
    expect(await outcomeOf(await sendAsPage(centre, digestPaths.retries, { cookie, body }))).toBe("not-found");
    expect(lines.filter((line) => line.includes("mail.example"))).toEqual([]);
  });

  test("of a centre that is killed at the mail server's answer arrive again with the same Message-ID", async () => {
    nowMs = Date.parse("2026-04-13T08:00:00+08:00");
    await centre.rollUp();
    const killing = Promise.withResolvers<() => Promise<unknown>>();
    const slow = await startMailServer(async () => (await killing.promise)());
    // Its own clock is of today: the round of its last week is made by it.
    await centre.stop();
    const killed = await startServerProcess({
      environment: {
        DATABASE_URL: centre.databaseUrl,
        COUNTERSTAR_CENTRE_DATA: dataFolder,
        COUNTERSTAR_DEMO: "0",
        COUNTERSTAR_ALERT_SMTP: slow.url,
        COUNTERSTAR_ALERT_MAIL_FROM: from,
      },
    });
    killing.resolve(() => killed.end("SIGKILL"));
    await expect.poll(() => killed.process.signalCode).toBe("SIGKILL");
    const [interrupted] = slow.mails;
    if (!interrupted) throw new Error("no mail before the end");
    const before = mail.mails.length;
    centre = await start();
    await expect
      .poll(async () => {
        await tryNow(centre.sql);
        return mail.mails.slice(before).filter((each) => messageIdOf(each) === messageIdOf(interrupted)).length;
      })
      .toBe(1);
    await expect
      .poll(async () => (await readRounds()).every(({ waiting, failed }) => waiting + failed === 0))
      .toBe(true);
    const ids = mail.mails.slice(before).map(messageIdOf);
    expect([messageIdOf(interrupted).startsWith("digest."), new Set(ids).size]).toEqual([true, ids.length]);
    await slow.stop();
  });
});
