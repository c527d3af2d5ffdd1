import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoStaff, type EnrolledKiosk, startKioskOnDuty } from "../support/window/enrolled-kiosk.ts";
import { finishVisit, openStaffMenu, typeInPinyin } from "../support/window/kiosk.ts";
import { entriesOnDisk } from "../support/window/ledger-on-disk.ts";

/** The second of the demonstration office. */
const colleague = { number: "330102", pin: "704931" } as const;

let enrolled: EnrolledKiosk;
let page: Page;
beforeAll(async () => {
  enrolled = await startKioskOnDuty();
  page = enrolled.kiosk.page;
});
afterAll(() => enrolled.stop());

const tap = (testId: string): Promise<void> => page.getByTestId(testId).click();
const screen = (name: string): Promise<void> => page.locator(`.kiosk[data-screen=${name}]`).waitFor();
const written = (...kinds: Parameters<typeof entriesOnDisk>[1][]) => entriesOnDisk(enrolled.dataFolder, ...kinds);

const openFromMenu = async (testId: string): Promise<void> => {
  await openStaffMenu(page);
  await tap(testId);
};

const typeLogin = async ({ number, pin }: { readonly number: string; readonly pin: string }): Promise<void> => {
  for (const digit of number) await tap(`key-${digit}`);
  await tap("pin");
  for (const digit of pin) await tap(`key-${digit}`);
  await tap("login-submit");
};

const serveOnce = async (level: number): Promise<void> => {
  await openFromMenu("open-prompt");
  await tap(`level-${level}`);
  await screen("reasons");
  await finishVisit(page);
};

describe("a shift on the touchscreen alone", () => {
  it("shows that prompts were answered, not the levels, while it runs", async () => {
    await serveOnce(1);
    await openFromMenu("my-shift");
    expect(await page.getByTestId("shift-answered").textContent()).toBe("1");
    expect(await page.locator("dialog").innerText()).not.toMatch(/满意/);
    await tap("my-shift-close");
    await page.locator("dialog").waitFor({ state: "detached" });
  });

  it("pauses for about half an hour", async () => {
    await openFromMenu("pause-open");
    await tap("pause-1");
    const beforeMs = Date.now();
    await tap("pause-minutes-30");
    await screen("paused");
    const until = String(written("shift-paused").at(-1)?.body["until"]);
    expect(Math.abs(Date.parse(until) - beforeMs - 30 * 60_000)).toBeLessThan(10_000);
    await page.getByTestId("window-mark").focus();
    await page.keyboard.press("Enter");
    await tap("resume");
    await screen("ready");
  });

  it("opens a prompt for a 办件 by its number", async () => {
    await openFromMenu("ask-about");
    await page.getByTestId("reference-entry").fill("XK-7");
    await tap("reference-done");
    await page.getByTestId("text-about").fill("居住证签注");
    await tap("text-done");
    await screen("prompt");
    await page.getByText("居住证签注").waitFor();
    expect(written("prompt-opened").at(-1)?.body["transaction"]).toEqual({
      transactionRef: "XK-7",
      serviceNumber: 1,
      matterName: "居住证签注",
    });
    await tap("decline-prompt");
    await screen("ready");
    const closed = { outcome: "unanswered", cause: "closed-by-citizen" };
    expect(written("prompt-closed").at(-1)?.body).toMatchObject(closed);
  });

  it("accepts 申诉 on its own keyboard, and stores it on disk", async () => {
    await openFromMenu("explanation");
    await tap("key-letters");
    for (const letter of "XK-") await tap(`key-${letter}`);
    await tap("key-letters");
    await tap("key-7");
    await tap("reference-done");
    await typeInPinyin(page, "dengle", "等了");
    await tap("text-done");
    await tap("explanation-close");
    expect(written("explanation-given").map(({ body }) => body)).toEqual([
      expect.objectContaining({ staffNumber: demoStaff.number, transactionRef: "XK-7", text: "等了" }),
    ]);
  });

  it("stays unchanged when a hand-over is cancelled, or the person on duty tries it", async () => {
    const before = written("shift-started", "shift-ended").length;
    await openFromMenu("hand-over");
    await page.getByText("交接给同事").waitFor();
    await tap("login-cancel");
    await screen("ready");
    await openFromMenu("hand-over");
    await typeLogin(demoStaff);
    await page.getByTestId("login-problem").getByText("当班的就是您本人").waitFor();
    await tap("login-cancel");
    expect(await page.getByTestId("badge-name").textContent()).toBe(demoStaff.name);
    expect(written("shift-started", "shift-ended")).toHaveLength(before);
  });

  it("goes on with a colleague, without a gap and without a summary", async () => {
    await openFromMenu("hand-over");
    await typeLogin(colleague);
    await page.getByTestId("shift-begun").getByText("已接班").waitFor();
    await expect.poll(() => page.getByTestId("badge-name").textContent()).not.toBe(demoStaff.name);
    expect(await page.getByTestId("login-submit").count()).toBe(0);
    expect(await page.locator("dialog").count()).toBe(0);
    const [ended, began] = written("shift-ended", "shift-started").slice(-2);
    expect([ended?.body["cause"], began?.body["staffNumber"]]).toEqual(["handed-over", colleague.number]);
  });

  it("is summed up at log-out, with levels from ten ratings up, until the first touch anywhere", async () => {
    for (let rating = 1; rating <= 10; rating += 1) await serveOnce(rating <= 4 ? 1 : 4);
    await openFromMenu("log-out");
    await tap("log-out-confirm");
    // Another person at the screen can neither end the shift nor read its levels.
    await page.getByText("输入口令后签退").waitFor();
    for (const digit of demoStaff.pin) await tap(`key-${digit}`);
    await tap("login-submit");
    await page.getByTestId("login-problem").getByText("口令不正确").waitFor();
    expect(await page.getByTestId("shift-levels").count()).toBe(0);
    expect(written("shift-ended").at(-1)?.body["cause"]).toBe("handed-over");
    for (const digit of colleague.pin) await tap(`key-${digit}`);
    await tap("login-submit");
    await page.getByTestId("shift-levels-show").waitFor();
    expect(await page.getByTestId("shift-levels").count()).toBe(0);
    await page.getByTestId("shift-levels-show").click();
    await page.getByTestId("shift-levels").waitFor();
    expect(await page.locator("[data-testid^=shift-level-]").allTextContents()).toEqual(["0", "6", "0", "0", "4"]);
    // Once settled, it closes at a touch anywhere on it.
    await expect
      .poll(async () => {
        await page
          .getByTestId("shift-levels")
          .click({ force: true, timeout: 500 })
          .catch(() => undefined);
        return page.locator("dialog").count();
      })
      .toBe(0);
    await page.getByTestId("login-open").waitFor();
    const again = await page.evaluate("window.counterstar.logOut({ pin: null })");
    expect(again).toEqual({ ok: false, problem: { code: "not-on-duty" } });
  });
});
