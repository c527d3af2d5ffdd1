import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type EnrolledKiosk, startKioskOnDuty } from "../support/window/enrolled-kiosk.ts";
import { finishVisit } from "../support/window/kiosk.ts";
import { levelsOnDisk } from "../support/window/ledger-on-disk.ts";
import { type Fingers, fingersOn, middleOf } from "../support/window/touch.ts";

let enrolled: EnrolledKiosk;
let page: Page;
let fingers: Fingers;
beforeAll(async () => {
  enrolled = await startKioskOnDuty();
  page = enrolled.kiosk.page;
  fingers = await fingersOn(page);
});
afterAll(() => enrolled.stop());

const screen = (): Promise<string | null> => page.locator(".kiosk").getAttribute("data-screen");
const levels = () => levelsOnDisk(enrolled.dataFolder);
const level = (number: number) => middleOf(page, `level-${number}`);

const settled = (): Promise<void> => page.locator("[data-testid=level-5]:enabled").waitFor();

/**
 * Opens the levels, waits for their first paint, and returns the time at which they came into the page, milliseconds
 * since 1970: not later than the page's own time of their appearance, however slow the machine is.
 */
const comingOfLevels = (): Promise<number> =>
  page.evaluate(`new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      if (document.querySelector("[data-testid=level-5]") === null) return;
      watch.disconnect();
      const cameAtMs = performance.timeOrigin + performance.now();
      requestAnimationFrame(() => setTimeout(() => resolve(cameAtMs)));
    });
    watch.observe(document, { childList: true, subtree: true });
    void window.counterstar.openPrompt();
  })`);

const promptAnew = async (): Promise<number> => {
  await page.locator("[data-testid=decline-prompt]:enabled").click();
  await page.getByTestId("badge-name").waitFor();
  return comingOfLevels();
};

beforeEach(async () => {
  if ((await screen()) === "ready") await page.evaluate("window.counterstar.openPrompt()");
  await settled();
});

describe("fingers on the prompt", () => {
  it("on two levels at once count for neither, and the prompt asks again", async () => {
    const before = levels();
    const [one, other] = [await level(5), await level(1)];
    await Promise.all([fingers.down(0, one), fingers.down(1, other)]);
    await fingers.up(0);
    await fingers.up(1);
    await page.getByTestId("asks-again").waitFor();
    expect([await screen(), levels()]).toEqual(["prompt", before]);
  });

  it("that slide off a level, or over several, have chosen none", async () => {
    const before = levels();
    const [one, other] = [await level(5), await level(3)];
    await fingers.down(0, one);
    await fingers.move(0, other);
    await fingers.up(0);
    expect([await screen(), levels()]).toEqual(["prompt", before]);
  });

  it("that go on tapping when the levels appear, as while typing a PIN, have not rated", async () => {
    const before = levels();
    const spots = await Promise.all(([5, 4, 3, 2] as const).map(level));
    const cameAtMs = await promptAnew();
    for (const [index, spot] of spots.entries()) {
      const atMs = cameAtMs + 80 + index * 250;
      await fingers.down(0, spot, atMs);
      await fingers.up(0, atMs + 70);
    }
    await settled();
    expect([await screen(), levels()]).toEqual(["prompt", before]);
  });

  it("that came down too early and are lifted later have not rated", async () => {
    const before = levels();
    const spot = await level(4);
    const cameAtMs = await promptAnew();
    await fingers.down(0, spot, cameAtMs + 119);
    await settled();
    await fingers.up(0);
    await page.mouse.move(spot.x, spot.y);
    expect([await screen(), levels()]).toEqual(["prompt", before]);
  });

  it("are treated like a mouse button: one that went down too early has not rated", async () => {
    const before = levels();
    const spot = await level(2);
    const timestamp = ((await promptAnew()) + 100) / 1_000;
    const session = await page.context().newCDPSession(page);
    const button = { ...spot, button: "left", clickCount: 1 } as const;
    await session.send("Input.dispatchMouseEvent", { type: "mousePressed", ...button, timestamp });
    await settled();
    await session.send("Input.dispatchMouseEvent", { type: "mouseReleased", ...button });
    await session.detach();
    expect([await screen(), levels()]).toEqual(["prompt", before]);
  });

  it("are treated like a mouse button, which gives a level no focus: losing it would delay the thanks", async () => {
    const spot = await level(4);
    await page.mouse.move(spot.x, spot.y);
    await page.mouse.down();
    expect(await page.evaluate("document.activeElement === document.body")).toBe(true);
    await page.mouse.move(2, 300);
    await page.mouse.up();
    expect(await screen()).toBe("prompt");
  });

  it("that pinch, spread and swipe do not change the page", async () => {
    const [one, other] = [await level(4), await level(2)];
    const scale = () => page.evaluate("[visualViewport.scale, scrollX, scrollY, history.length, location.href]");
    const before = await scale();
    await fingers.down(0, one);
    await fingers.down(1, other);
    for (let step = 1; step <= 10; step += 1) {
      await fingers.move(0, { x: one.x - 20 * step, y: one.y });
      await fingers.move(1, { x: other.x + 20 * step, y: other.y });
    }
    await fingers.up(0);
    await fingers.up(1);
    await fingers.down(0, { x: 2, y: 300 });
    for (let step = 1; step <= 10; step += 1) await fingers.move(0, { x: 100 * step, y: 300 });
    await fingers.up(0);
    await page.mouse.wheel(0, 600);
    await page.mouse.click(one.x, 20, { button: "right" });
    expect([await scale(), await screen()]).toEqual([before, "prompt"]);
  });

  it("that tap a level send no mouse events to the thanks afterwards", async () => {
    await page.evaluate(`window.mouse = [];
      for (const name of ["mousemove", "mousedown", "click"]) addEventListener(name, () => mouse.push(name), true)`);
    await fingers.down(0, await level(4));
    await fingers.up(0);
    await page.getByTestId("thanks").waitFor();
    await page.locator("[data-testid=done]:enabled").waitFor();
    expect(await page.evaluate("mouse")).toEqual([]);
    await finishVisit(page);
  });

  it("that mash the whole screen give one rating at most", async () => {
    const before = levels().length;
    const spots = await Promise.all([5, 4, 3, 2, 1].map(level));
    for (let round = 0; round < 40; round += 1) {
      const spot = spots[round % 5] ?? { x: 1, y: 1 };
      await fingers.down(round % 3, { x: spot.x + (round % 7), y: spot.y });
      if (round % 2 === 1) await fingers.up((round + 1) % 3);
    }
    for (const finger of [0, 1, 2]) await fingers.up(finger);
    expect(levels().length - before).toBeLessThanOrEqual(1);
    if ((await screen()) === "reasons") await finishVisit(page);
  });

  it("that press long, or twice, have rated once", async () => {
    const before = levels().length;
    const spot = await level(4);
    await fingers.down(0, spot);
    await page.waitForTimeout(1_500);
    expect(await screen()).toBe("prompt");
    await fingers.up(0);
    await fingers.down(0, spot);
    await fingers.up(0);
    await page.getByTestId("thanks").waitFor();
    expect(levels().length - before).toBe(1);
  });
});
