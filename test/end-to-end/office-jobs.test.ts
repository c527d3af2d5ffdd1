import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendCity } from "../central/stars/city-month.ts";
import { whileFreezesWait } from "../support/centre/exports.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";
import { type MailServer, startMailServer } from "../support/mail-server.ts";
import { settledMenu, settledViolations } from "../support/office-browser/page-checks.ts";
import { kioskOptions, temporaryFolder } from "../support/window/enrolled-kiosk.ts";
import { type Kiosk, launchKiosk } from "../support/window/kiosk.ts";
import { cityPerson, type OfficePage, openOfficePage } from "../support/window/office-page.ts";

let kiosk: Kiosk;
let mail: MailServer;
let centre: TestCentre;
let office: OfficePage;
let page: Page;
/** The city's March has been over for long, and nothing is due on a Monday at seven. */
const nowMs = Date.parse("2026-04-06T07:00:00+08:00");
beforeAll(async () => {
  kiosk = await launchKiosk(kioskOptions(temporaryFolder()));
  mail = await startMailServer();
  centre = await startCentre({ clock: () => nowMs, mail: { smtpUrl: mail.url, from: "centre@office.example" } });
  await sendCity(centre);
  await centre.rollUp();
  office = await openOfficePage(kiosk, centre, "jobs");
  page = office.page;
});
afterAll(async () => {
  await office.close();
  await kiosk.kill();
  await centre.stop();
  await mail.stop();
});

const sizes = [
  ["zh", 1_440],
  ["zh", 1_024],
  ["zh", 390],
  ["en", 1_440],
  ["en", 1_024],
  ["en", 390],
] as const;

const arrange = async (language: "zh" | "en", width: number, hash: string): Promise<void> => {
  await page.evaluate((given) => window.localStorage.setItem("counterstar.office-language", given), language);
  await page.setViewportSize({ width, height: 900 });
  await page.goto(`${office.url}/#/${hash}`);
  await page.reload();
};

const isTooWide = (): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth > 0);

/** Lets a round have failed while `work` runs; the centre's own rounds wait, or they would end the failure. */
const whileRoundHasFailed = (work: () => Promise<void>): Promise<void> =>
  centre.sql.begin(async (tx) => {
    for (;;) {
      await centre.sql`
        update rounds set failed_at = now(), failure = 'canceling statement due to lock timeout' where name = 'signals'`;
      const held = await tx`select from rounds where name = 'signals' and failure is not null for update`;
      if (held.length > 0) return work();
    }
  });

const march = "stars?from=2026-03-01&to=2026-03-31&by=windows";
const dialog = () => page.getByRole("dialog");

describe("the freeze of a month", () => {
  it("shows in its dialog that it is running, and goes on when that is closed", async () => {
    await arrange("zh", 1_440, march);
    await page.getByRole("button", { name: "冻结这个月" }).click();
    await dialog().getByText("可以冻结").waitFor();
    await whileFreezesWait(centre, async () => {
      await dialog().locator(".freeze-form button.ant-btn-primary").click();
      await dialog().getByText("关闭这个窗口不影响冻结").waitFor();
      expect(await settledViolations(page)).toEqual([]);
      await page.goto(`${office.url}/#/jobs`);
      await page
        .locator("#jobs tr", { hasText: "冻结星级 2026-03" })
        .getByText(/正在生成|排队中/)
        .waitFor();
      // A change of the figures that the freeze meets.
      await centre.sql`insert into touched_judgements (day) values ('2026-03-31')`;
    });
    await page.getByText("2026-03 的数字还在统计，请一分钟后再冻结。").waitFor();
  });

  it("shows a refusal of the job in the dialog, too, and can be tried again from the page of jobs", async () => {
    await arrange("zh", 1_440, march);
    await page.getByRole("button", { name: "冻结这个月" }).click();
    await dialog().getByText("2026-03 的数字还在统计").waitFor();
    expect(await settledViolations(page)).toEqual([]);
    await centre.rollUp();
    await arrange("zh", 1_440, "jobs");
    await page.getByRole("button", { name: "再试一次" }).click();
    await page.locator("#jobs tr", { hasText: "冻结星级 2026-03" }).getByText("已完成，12 行").waitFor();
    await arrange("zh", 1_440, march);
    await page.getByText(`2026-03 已由${cityPerson}于`).waitFor();
  });
});

describe("the digests of a person", () => {
  const open = async (): Promise<void> => {
    await page.locator("#rounds .ant-table-row, #rounds .card").first().waitFor();
    // The header moves while the page connects.
    await page.locator(".connection-dot.live").waitFor();
    await page.locator(".page-header .header-button", { hasText: cityPerson }).click();
    await (await settledMenu(page)).getByRole("menuitem", { name: /^(我的账号|My account)$/ }).click();
    const mail = page.locator("#digest-mail");
    // A failure shows the text of the page.
    const shownInstead = await mail.waitFor().then(
      () => "",
      () => page.locator("body").innerText(),
    );
    expect(shownInstead).toBe("");
  };

  it.each(sizes)("are chosen in the own account, without a violation in %s, %d wide", async (language, width) => {
    await arrange(language, width, "jobs");
    await open();
    const form = page.locator("form", { has: page.locator("#digest-mail") });
    await form.locator("#digest-mail").fill("");
    await form.locator("input[type=checkbox]").first().check();
    await form.getByRole("alert").waitFor();
    expect(await form.locator("button[type=submit]").isDisabled()).toBe(true);
    await form.locator("#digest-mail").fill("city@mail.example");
    await form.locator("button[type=submit]").click();
    await form.locator(".ant-alert-success").waitFor();
    expect([await settledViolations(page), await isTooWide()]).toEqual([[], false]);
    const [stored] = await centre.sql<object[]>`
      select mail, has_daily_digest as daily, has_weekly_digest as weekly, has_monthly_digest as monthly
      from accounts where login = ${cityPerson}`;
    expect(stored).toEqual({ mail: "city@mail.example", daily: true, weekly: false, monthly: false });
  });
});

it("an account has its address in the form of IT and the city office", async () => {
  await arrange("zh", 1_440, "accounts");
  await page.locator("#accounts button.ant-btn-primary").first().click();
  await dialog().locator("#account-mail").waitFor();
  expect(await settledViolations(page)).toEqual([]);
});

describe("the page of jobs", () => {
  it("teaches where digests come from, until there are some", async () => {
    await arrange("zh", 1_440, "jobs");
    await page.getByText("还没有发过。").or(page.locator("#digests tbody tr.ant-table-row").first()).first().waitFor();
  });

  it.each(sizes)(
    "shows jobs, digests, notices and rounds without a violation in %s, %d wide",
    async (language, width) => {
      await centre.sql`
      insert into digest_rounds (period, first_day, made_at) values ('month', '2026-02-01', now()) on conflict do nothing`;
      await centre.sql`
      insert into digests (period, first_day, account, state, attempts, failure)
      select 'month', '2026-02-01', id, 'failed', 13, 'EENVELOPE 550' from accounts on conflict do nothing`;
      await centre.sql`
      insert into notice_rounds (day, made_at) values ('2026-04-03', now()), ('2026-04-07', now()) on conflict do nothing`;
      await centre.sql`
      insert into notices (id, day, unit_code, body_json, state, attempts, failure, next_at, give_up_at)
      values (gen_random_uuid(), '2026-04-03', '330100-XZFW', '{}', 'failed', 24, 'ECONNREFUSED', now(), now()),
        (gen_random_uuid(), '2026-04-07', '330100-XZFW', '{}', 'waiting', 2, 'HTTP 503', now(), now())
      on conflict do nothing`;
      await whileRoundHasFailed(async () => {
        await arrange(language, width, "jobs");
        await page.locator(".digest-failures").first().waitFor();
        await page.locator("#notices").getByText("ECONNREFUSED").first().waitFor();
        await page.locator("#rounds").getByText("canceling statement").waitFor();
        expect([await settledViolations(page), await isTooWide()]).toEqual([[], false]);
        expect(office.complaints()).toEqual([]);
      });
    },
  );

  it("sends failed digests again", async () => {
    await arrange("zh", 1_440, "jobs");
    await page.getByRole("button", { name: "再发失败的" }).click();
    await page.locator("#digests tr", { hasText: "月报，2026-02" }).getByText("已发 1 封").waitFor();
    expect(mail.mails.map(({ to }) => to)).toEqual([["city@mail.example"]]);
  });
});
