import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AirGapJob } from "../../contract/ipc/it-air-gap.ts";
import { officePaths } from "../../contract/office/office-paths.ts";
import { PolicyAtPlace, PolicyRollouts } from "../../contract/office/policy/policy-rollouts.ts";
import { PolicyStage, PreviewOrder } from "../../contract/office/policy/policy-stage.ts";
import { enrolledKiosk, type SyncKiosk } from "../electron/support/sync-kiosk.ts";
import { until } from "../electron/support/until.ts";
import { removePolicy } from "../support/centre/change-policy.ts";
import { sampleUnitCode } from "../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";
import { kioskOptions, temporaryFolder } from "../support/window/enrolled-kiosk.ts";
import { type Kiosk, launchKiosk } from "../support/window/kiosk.ts";
import { cityPerson, goToPage, type OfficePage, openOfficePage } from "../support/window/office-page.ts";

let kiosk: Kiosk;
beforeAll(async () => {
  kiosk = await launchKiosk(kioskOptions(temporaryFolder()));
});
afterAll(() => kiosk.kill());

let centre: TestCentre;
/** Of the centre's clock, from the real one. */
let aheadMs = 0;
let office: OfficePage;
let page: Page;
beforeEach(async () => {
  aheadMs = 0;
  centre = await startCentre({ demo: true, clock: () => Date.now() + aheadMs });
  office = await openOfficePage(kiosk, centre, "policy");
  page = office.page;
});
afterEach(async () => {
  await office.close();
  await centre.stop();
});

const ask = async (path: string, body?: unknown): Promise<unknown> => {
  const response = await fetch(`${centre.url}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { ...centre.asCity, "content-type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  });
  return response.json();
};
const policy = async (query = "") => PolicyAtPlace.parse(await ask(`${officePaths.policy}${query}`));
const rollouts = async () => PolicyRollouts.parse(await ask(officePaths.policyRollouts)).rollouts;
const everywhere = { unitCode: null, windowNumber: null, effectiveAt: null, base: 0, isTrial: false };

const patient = { timeout: 60_000 };

const edit = (name = "编辑配置") => page.getByRole("button", { name, exact: true }).click();
const goTo = (tab: string) => page.getByRole("tab", { name: tab }).click();
const review = () => page.getByRole("button", { name: "查看改动并下发" });
const rollOut = () => page.getByRole("dialog").getByRole("button", { name: "下发", exact: true });
const screen = () => page.frameLocator(".kiosk-frame iframe").locator(".kiosk");
const showScreen = (name: string) => page.locator(".preview-choice .ant-segmented").getByText(name).click();
/** The Chinese characters on a page that its own loaded fonts lack. */
const unpainted = ({ textContent }: Node): readonly string[] => {
  const ranges = [...document.fonts].flatMap(({ unicodeRange }) => unicodeRange.split(","));
  const bounds = ranges.map((range) =>
    range
      .trim()
      .slice(2)
      .split("-")
      .map((end) => Number.parseInt(end, 16)),
  );
  const isPainted = (point: number) => bounds.some(([from = 0, to = from]) => from <= point && point <= to);
  const characters: readonly string[] = textContent?.match(/\p{Script=Han}/gu) ?? [];
  return characters.filter((character) => !isPainted(character.codePointAt(0) ?? 0));
};
const said = (text: string) => page.getByText(text).first().waitFor();

describe("the configuration on the office's page", () => {
  it("is edited, previewed on the window's own screen, rolled out, and rolled back", async () => {
    await said("还没有下发过配置");
    await edit();
    await screen().and(page.frameLocator(".kiosk-frame iframe").locator("[data-screen=prompt]")).waitFor();
    await page.getByLabel("评价邀请等待").fill("45");
    await goTo("等级和标签");
    await page.getByLabel("等级文字, 中文").fill("十分满意");
    await screen().getByText("十分满意").waitFor();
    expect(await rollouts()).toEqual([]);
    await review().click();
    await said("13 个窗口");
    const changed = page.getByRole("dialog").locator(".policy-changes tbody tr.ant-table-row");
    expect(await changed.allTextContents()).toEqual([
      "评价邀请等待30 秒45 秒",
      expect.stringMatching(/^标签版本2020-052020-05-\d{12}$/),
      "等级和标签 · 5 级 · 文字 · 中文非常满意十分满意",
    ]);
    await rollOut().click();
    await said("第 1 版已下发");
    expect((await rollouts()).map(({ version, state, madeBy }) => [version, state, madeBy])).toEqual([
      [1, "in-force", cityPerson],
    ]);
    const { content } = await policy();
    expect([content.policy.promptMs, content.levels[0]?.text.zh]).toEqual([45_000, "十分满意"]);

    await page.getByRole("button", { name: "回退到初始配置" }).click();
    await said("回退到初始配置");
    await rollOut().click();
    await said("第 2 版已下发");
    expect((await policy()).content.policy.promptMs).toBe(30_000);
    // The first one is still listed, and can be restored.
    await page.getByRole("button", { name: "回退到这一版" }).click();
    await rollOut().click();
    await said("第 3 版已下发");
    expect((await policy()).content.policy.promptMs).toBe(45_000);
    expect(office.complaints()).toEqual([]);
  });

  it("draws every screen, in both languages, with the portrait and the pictures of that window", async () => {
    await edit();
    const drawn = page.frameLocator(".kiosk-frame iframe");
    const shows: readonly (readonly [string, string])[] = [
      ["身份牌", "[data-screen=ready] [data-testid=badge-name]"],
      ["评价理由", "[data-screen=reasons]"],
      ["暂停服务", "[data-screen=paused]"],
      ["休息时间", "[data-screen=closed]"],
      ["问卷", "[data-screen=survey]"],
      ["待机画面", "[data-testid=attract] img.attract-picture"],
    ];
    await drawn.locator("[data-screen=prompt]").waitFor();
    // In the kiosk's own font: the desk may have no Chinese one.
    await expect.poll(() => drawn.locator("body").evaluate(unpainted), patient).toEqual([]);
    for (const [name, selector] of shows) {
      await showScreen(name);
      await drawn.locator(selector).first().waitFor();
    }
    await showScreen("身份牌");
    const portrait = drawn.locator("img.portrait-picture").first();
    await expect
      .poll(() => portrait.evaluate((image: HTMLImageElement) => image.naturalWidth), patient)
      .toBeGreaterThan(0);
    await page.locator(".preview-below").getByText("English").click();
    await drawn.getByText("At your service").waitFor();
    // 1920×1080, scaled to the available space.
    const size = await drawn.locator("html").evaluate(() => [innerWidth, innerHeight]);
    expect(size).toEqual([1_920, 1_080]);
    expect(office.complaints()).toEqual([]);
  });

  it("takes orders for the preview from its own page alone, and lets no other page frame it", async () => {
    await edit();
    const drawn = page.frameLocator(".kiosk-frame iframe");
    await drawn.locator("[data-screen=prompt]").waitFor();
    const [window = {}] = await centre.sql<Record<string, string>[]>`
      select unit_code as "unitCode", number as "windowNumber" from windows limit 1`;
    const stage = PolicyStage.parse(await ask(`${officePaths.policyStage}?${new URLSearchParams(window)}`));
    const { content } = await policy();
    const order = { type: "counterstar-preview", stage, content, screen: "paused", language: "zh", pictures: {} };
    expect(PreviewOrder.safeParse(order).success).toBe(true);
    // From the frame itself: the right origin, but not its page. An accepted order would be drawn within some frames.
    await drawn.locator("html").evaluate(async (_, given) => {
      const heard = new Promise((resolve) => addEventListener("message", resolve, { once: true }));
      globalThis.postMessage(given, location.origin);
      await heard;
      await document.fonts.ready;
      for (let frames = 0; frames < 30; frames += 1) await new Promise(requestAnimationFrame);
    }, order);
    expect(await drawn.locator(".kiosk").getAttribute("data-screen")).toBe("prompt");
    // From its page it is accepted.
    await page.evaluate((given) => {
      document.querySelector("iframe")?.contentWindow?.postMessage(given, location.origin);
    }, order);
    await drawn.locator("[data-screen=paused]").waitFor();
    const { headers } = await fetch(`${centre.url}/kiosk-preview/index.html`);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'self'");
    expect(headers.get("content-security-policy")).not.toMatch(/connect-src|unsafe/);
  });

  it("shows an error at the field, in the page's language, and rolls nothing of it out", async () => {
    await page.getByRole("button", { name: "English" }).click();
    await edit("Edit configuration");
    await page.getByLabel("Prompt waits").fill("1");
    await said("No less than 5 s.");
    await goTo("Levels");
    await page.getByLabel("Level text, Chinese").fill("很".repeat(401));
    await said("At most 400 characters.");
    await said("To correct: 2");
    await said("The preview shows the earlier state");
    expect(await page.getByRole("button", { name: "Review and roll out" }).isDisabled()).toBe(true);
    // The longest allowed text: shown, and not silently cut off.
    await page.getByLabel("Level text, Chinese").fill("很".repeat(40));
    await goTo("Survey");
    await page.getByLabel("Questions").fill("[");
    await said("This is not JSON.");
    await goTo("Times");
    await page.getByLabel("Prompt waits").fill("40");
    await said("To correct: 1");
    expect(await rollouts()).toEqual([]);
  });

  it("warns the second of two editors, and keeps their changes", async () => {
    await edit();
    await page.getByLabel("评价邀请等待").fill("45");
    const { content } = await policy();
    await ask(officePaths.policyRollouts, { ...everywhere, content: { ...content, followUpDays: 9 } });
    await review().click();
    await said("您编辑的那一版在这里已不再生效，到时生效的是第 1 版");
    expect(await rollOut().isDisabled()).toBe(true);
    await page.getByRole("button", { name: "载入第 1 版，保留我的改动" }).click();
    await said("已载入第 1 版");
    expect(await page.getByLabel("评价邀请等待").inputValue()).toBe("45");
    expect(await page.getByLabel("带回家填写有效天数").inputValue()).toBe("9");
    await review().click();
    await rollOut().click();
    await said("第 2 版已下发");
    const now = (await policy()).content;
    expect([now.policy.promptMs, now.followUpDays]).toEqual([45_000, 9]);
  });

  it("is planned for one window, and only that one gets it", async () => {
    await page.getByLabel("下发范围").click();
    await page.keyboard.type("没有的单位");
    await said("没有名称或编码含这些字的单位");
    await page.getByLabel("下发范围").fill("市民之家");
    await page.locator(".ant-select-item-option").filter({ hasText: "市民之家" }).click();
    await page.getByLabel("窗口", { exact: true }).click();
    await page.keyboard.type("窗口 1 ");
    await page.locator(".ant-select-item-option").filter({ hasText: "窗口 1 " }).click();
    await edit();
    await page.getByLabel("评价邀请等待").fill("45");
    await review().click();
    await said("1 个窗口");
    await page.getByRole("dialog").getByText("定时").click();
    await page.getByLabel("生效的日期和时间").fill("2020-01-01T08:00");
    await said("已经过去");
    await page.getByLabel("生效的日期和时间").fill("2099-01-01T08:00");
    await rollOut().click();
    await said("2099-01-01");
    const [planned] = await rollouts();
    expect([planned?.state, planned?.windowNumber]).toEqual(["planned", "1"]);
    await page.getByRole("button", { name: "撤销计划" }).click();
    await page.getByRole("tooltip").getByRole("button", { name: "撤销计划" }).click();
    await said("第 1 版的下发计划已撤销");
    expect((await rollouts())[0]).toMatchObject({ state: "withdrawn", withdrawnBy: cityPerson });
    expect((await policy()).version).toBe(0);
  });

  it("accepts a picture for an idle page, and previews it before the rollout; a text is no picture", async () => {
    await edit();
    await goTo("待机画面");
    const give = (name: string, buffer: Buffer) =>
      page.locator(".policy-picture input[type=file]").first().setInputFiles({ name, mimeType: "image/png", buffer });
    await give("text.png", Buffer.from("no picture"));
    await said("没有存下这张图");
    const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    await give("dot.png", Buffer.from(png, "base64"));
    const shown = page.frameLocator(".kiosk-frame iframe").locator("img.attract-picture").first();
    await expect.poll(() => shown.getAttribute("src"), patient).toBe(`data:image/png;base64,${png}`);
    expect(await shown.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(1);
  });

  it("says what to do first where there is no office yet", async () => {
    await removePolicy(centre.sql);
    await edit();
    await said("中心还没有办公记录");
  });
});

describe("an export on the office's page", () => {
  const isDone = ({ state }: AirGapJob): boolean => state !== "exporting";
  const exported = async (one: SyncKiosk): Promise<string> => {
    const folder = temporaryFolder();
    one.carry({ type: "export-ledger", input: { folder, scope: "unsent" } });
    await until("the export", () => one.jobs.some(isDone), 60_000);
    const job = one.jobs.find(isDone);
    if (job?.state !== "exported") throw new Error(JSON.stringify(job));
    return join(folder, job.fileName);
  };

  it("is accepted, and its receipt comes back; a damaged one is refused by name", async () => {
    expect(await centre.sql`select from windows where unit_code = ${sampleUnitCode}`).not.toEqual([]);
    const device = await enrolledKiosk(centre, "http://127.0.0.1:9");
    try {
      device.rate(5);
      device.startSync();
      await goToPage(page, "ledger");
      const bytes = readFileSync(await exported(device));
      const give = (buffer: Buffer) =>
        page
          .locator("#imports input[type=file]")
          .setInputFiles({ name: "carried.jsonl", mimeType: "application/octet-stream", buffer });
      await give(Buffer.from(bytes.toString("utf8").replace('"level":2', '"level":5')));
      await said("没有导入任何内容。");
      await said("至少一条写入后被改动");
      await page.evaluate(() => {
        HTMLAnchorElement.prototype.click = function save(this: HTMLAnchorElement) {
          document.title = this.download;
        };
      });
      await give(bytes);
      await said("中心已有这 6 条");
      await page.getByRole("button", { name: "保存回执" }).click();
      expect(await page.title()).toBe("carried.jsonl.receipt");
    } finally {
      device.close();
    }
  });
});
