import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type EnrolledKiosk, startKioskOnDuty } from "../support/window/enrolled-kiosk.ts";
import { finishVisit } from "../support/window/kiosk.ts";
import { fingersOn, type Spot } from "../support/window/touch.ts";

let enrolled: EnrolledKiosk;
let page: Page;
beforeAll(async () => {
  enrolled = await startKioskOnDuty({ policy: { reasonsMs: 120_000 } });
  page = enrolled.kiosk.page;
});
afterAll(() => enrolled.stop());

/** 中, in parts of the square. */
const middle = [
  [0.24, 0.3, 0.25, 0.58],
  [0.24, 0.3, 0.76, 0.28, 0.74, 0.56],
  [0.26, 0.57, 0.74, 0.55],
  [0.5, 0.1, 0.51, 0.92],
];

const spotsOf = (places: readonly number[], left: number, top: number, side: number): readonly Spot[] =>
  places.flatMap((x, index) =>
    index % 2 === 0 ? [{ x: left + x * side, y: top + (places[index + 1] ?? 0) * side }] : [],
  );

it("writes a character that a finger draws, also while another finger rests on the glass", async () => {
  const fingers = await fingersOn(page);
  await page.getByTestId("walk-up").click();
  await page.getByTestId("level-2").click();
  await page.getByTestId("write-comment").click();
  await page.getByTestId("kb-hand").click();
  const box = await page.getByTestId("hand-box").boundingBox();
  const { x: left = 0, y: top = 0, width: side = 0 } = box ?? {};
  for (const stroke of middle) {
    const [first = { x: 0, y: 0 }, ...others] = spotsOf(stroke, left, top, side);
    await fingers.down(1, first);
    for (const spot of others) await fingers.move(1, spot);
    await fingers.up(1);
  }
  // The first three strokes alone have ten characters too, and 口 is the likeliest.
  await expect.poll(() => page.getByTestId("hand-1").textContent()).toBe("中");
  expect(await page.getByTestId("hand-10").isVisible()).toBe(true);
  await page.getByTestId("hand-1").click();
  expect(await page.getByTestId("form-text").inputValue()).toBe("中");
  expect(await page.locator("[data-testid^='hand-'].hand-candidate").count()).toBe(0);

  const [first = { x: 0, y: 0 }, second = first] = spotsOf([0.1, 0.5, 0.9, 0.48], left, top, side);
  await fingers.down(1, first);
  await fingers.move(1, second);
  await fingers.up(1);
  await page.getByTestId("hand-1").waitFor();
  expect(await page.locator("polyline[points]:not([points=''])").count()).toBe(1);
  expect(await page.getByTestId("hand-1").textContent()).toBe("一");
  await page.getByTestId("hand-again").click();
  expect(await page.locator(".hand-candidate").count()).toBe(0);
  expect(await page.evaluate("document.activeElement?.dataset.testid")).toBe("form-text");

  await fingers.down(2, { x: 4, y: 4 });
  await fingers.down(1, first);
  await fingers.move(1, second);
  await fingers.up(1);
  await fingers.up(2);
  await page.getByTestId("hand-1").waitFor();
  await page.getByTestId("text-done").click();
  expect(await page.getByTestId("form-text").inputValue()).toBe("中一");
  expect(await page.locator(".hand-candidate").count()).toBe(0);
  await page.getByTestId("text-done").click();
  await finishVisit(page);
});
