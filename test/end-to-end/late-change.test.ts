import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EnrolledKiosk, startKioskOnDuty } from "../support/window/enrolled-kiosk.ts";
import { finishVisit, openPrompt, rateOnce } from "../support/window/kiosk.ts";
import { entriesOnDisk } from "../support/window/ledger-on-disk.ts";
import { type Fingers, fingersOn, middleOf, type Spot } from "../support/window/touch.ts";

let enrolled: EnrolledKiosk;
let page: Page;
let fingers: Fingers;
beforeAll(async () => {
  enrolled = await startKioskOnDuty({ policy: { thanksMs: 10_000 } });
  page = enrolled.kiosk.page;
  fingers = await fingersOn(page);
});
afterAll(() => enrolled.stop());

const written = (kind: "rating-given" | "rating-changed") => entriesOnDisk(enrolled.dataFolder, kind);

/** Sends a request to the main process as the page itself does, without its buttons. */
const askMain = (name: string, input: object): Promise<unknown> =>
  page.evaluate(([called, given]) => Reflect.get(window, "counterstar")[String(called)](given), [name, input]);

const currentView = async () => {
  const view = await page.evaluate<{ value: { promptId: string; change?: { remainingMs: number } | null } }>(
    "window.counterstar.currentView()",
  );
  return view.value;
};

const touch = async (spot: Spot): Promise<void> => {
  await fingers.down(0, spot);
  await fingers.up(0);
};

const finger = { input: "touch", screenHasTouch: true };

describe("a clerk who tries to change a citizen's 1 to a 5", () => {
  it("finds 改评 closed and refused by the main process once the screen has rested, on the reasons and on the thanks", async () => {
    await rateOnce(page, 1);
    const { promptId } = await currentView();
    const button = page.getByTestId("change-rating");
    await button.waitFor();
    const done = page.getByTestId("done");
    const before = await done.boundingBox();
    await button.waitFor({ state: "hidden", timeout: 30_000 });
    // Neighbouring elements do not move.
    expect(await done.boundingBox()).toEqual(before);
    const closed = { ok: false, problem: { code: "change-closed" } };
    expect(await askMain("changeRating", { promptId, ...finger })).toEqual(closed);
    expect(await askMain("rate", { promptId, level: 5, ...finger })).toEqual({
      ok: false,
      problem: { code: "prompt-not-open" },
    });
    // The reasons are there again, and no touch brings 改评 back.
    await touch(await middleOf(page, "thanks"));
    await page.locator("[data-testid^=tag-1]").first().click();
    await done.click();
    await page.locator(".kiosk[data-screen=thanks]").waitFor();
    expect(await button.count()).toBe(0);
    expect(await askMain("changeRating", { promptId, ...finger })).toEqual(closed);
    expect(written("rating-changed")).toEqual([]);
    await page.getByTestId("done").click();
    await page.getByTestId("badge-name").waitFor();
  });
});

describe("a citizen who is still there", () => {
  it("keeps 改评 open by touching, and the entry records the input of the change and the rest before it", async () => {
    await rateOnce(page, 1);
    for (const _ of [1, 2]) {
      await expect.poll(async () => (await currentView()).change?.remainingMs).toBeLessThan(4_000);
      await touch(await middleOf(page, "thanks"));
      await expect.poll(async () => (await currentView()).change?.remainingMs).toBeGreaterThan(7_000);
    }
    await touch(await middleOf(page, "change-rating"));
    await page.locator(".kiosk[data-screen=changing]").waitFor();
    await page.locator(".levels .level:enabled").first().waitFor();
    await touch(await middleOf(page, "level-4"));
    await page.locator(".kiosk[data-screen=reasons]").waitFor();
    await finishVisit(page);
    const body = written("rating-changed").at(-1)?.body;
    expect(body).toMatchObject({ level: 4, input: "touch" });
    expect(body?.["restedMs"]).toBeGreaterThan(4_000);
    expect(body?.["restedMs"]).toBeLessThan(8_000);
    expect(body?.["changedAfterMs"]).toBeGreaterThan(8_000);
  });
});

describe("a screen without touch", () => {
  it("accepts a mouse and a key, and the entries record them", async () => {
    expect(await page.evaluate("navigator.maxTouchPoints")).toBe(0);
    await rateOnce(page, 5);
    await finishVisit(page);
    await openPrompt(page);
    await page.locator(".levels .level:enabled").first().waitFor();
    await page.getByTestId("level-3").focus();
    await page.keyboard.press("Enter");
    await page.getByTestId("thanks").waitFor();
    await finishVisit(page);
    expect(
      written("rating-given")
        .slice(-2)
        .map(({ body }) => body["input"]),
    ).toEqual(["mouse", "key"]);
  });
});

describe("a screen with touch", () => {
  beforeAll(async () => {
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setTouchEmulationEnabled", { enabled: true, maxTouchPoints: 10 });
    expect(await page.evaluate("navigator.maxTouchPoints")).toBe(10);
  });

  it("refuses a clerk's mouse and keys in one calm sentence, writes nothing, and accepts the finger after it", async () => {
    const before = written("rating-given").length;
    await openPrompt(page);
    await page.locator(".levels .level:enabled").first().waitFor();
    const notice = page.getByTestId("notice");
    const sentence = "请用手指在屏幕上点选。用鼠标或键盘点的不算。";
    await page.getByTestId("level-5").click();
    await notice.getByText(sentence).waitFor();
    await page.mouse.click(5, 400);
    await notice.waitFor({ state: "detached" });
    await page.getByTestId("level-5").focus();
    await page.keyboard.press("Enter");
    await notice.getByText(sentence).waitFor();
    await page.mouse.click(5, 400);
    await notice.waitFor({ state: "detached" });
    await page.getByTestId("decline-prompt").click();
    await notice.getByText(sentence).waitFor();
    expect(written("rating-given").length).toBe(before);
    await touch(await middleOf(page, "level-2"));
    await page.getByTestId("thanks").waitFor();
    expect(written("rating-given").at(-1)?.body).toMatchObject({ level: 2, input: "touch" });
  });

  it("refuses 改评 by mouse, which does not keep it open either", async () => {
    await page.getByTestId("change-rating").click();
    await page.getByTestId("notice").waitFor();
    await page.getByTestId("change-rating").waitFor({ state: "hidden", timeout: 30_000 });
    const changed = written("rating-changed").length;
    await finishVisit(page);
    expect(written("rating-changed").length).toBe(changed);
  });
});
