import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { samples } from "../../../build/screens/sample-views.ts";
import { sizes } from "../../../build/screens/variants.ts";
import { arriveAt } from "../../support/screens/arrive.ts";
import { chooseDisplay } from "../../support/screens/choose-display.ts";
import { openSampleWindow, type SampleWindow } from "../../support/screens/sample-window.ts";
import { kioskOptions, temporaryFolder } from "../../support/window/enrolled-kiosk.ts";

let window: SampleWindow;
beforeAll(async () => {
  window = await openSampleWindow(kioskOptions(temporaryFolder()));
});
afterAll(() => window.close());

const arrive = async (name: string): Promise<void> => {
  const sample = samples.find((each) => each.name === name);
  if (!sample) throw new Error(`no sample ${name}`);
  await arriveAt(window, sample);
};

/** The sizes of a notice without the code in normal print, title and text, CSS pixels: also the least with 大字. */
const leastPx = { title: 56, text: 32 } as const;

const measured = () =>
  window.page.evaluate(() => {
    const fontOf = (selector: string): number => {
      const element = document.querySelector(selector);
      return element ? Number.parseFloat(getComputedStyle(element).fontSize) : 0;
    };
    const boxOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
    const [code, words] = [boxOf(".attract-column"), document.querySelector(".attract-words")];
    const overlaps = [...(words?.children ?? [])].some((each) => {
      const range = document.createRange();
      range.selectNodeContents(each);
      return [...range.getClientRects()].some(
        ({ left, right, top, bottom }) =>
          code !== undefined && left < code.right && right > code.left && top < code.bottom && bottom > code.top,
      );
    });
    return {
      title: fontOf(".attract-words h1"),
      text: fontOf(".attract-text"),
      overlaps,
      clipped: words !== null && words.scrollHeight > words.clientHeight,
      codeWidth: Math.round(boxOf(".attract-column svg")?.width ?? 0),
      isInside: code !== undefined && code.right <= innerWidth && code.bottom <= innerHeight,
    };
  });

const cases = sizes.flatMap((size) =>
  (["zh", "en"] as const).flatMap((language) =>
    [false, true].map(
      (largeText) => [size.name, language, largeText ? "大字" : "normal", { size, language, largeText }] as const,
    ),
  ),
);

describe("the code of the column on the idle screen", () => {
  it.each(cases)(
    "leaves a long notice its size at %s in %s, %s",
    async (_size, _language, _mode, { size, language, largeText }) => {
      await chooseDisplay(window, language, { largeText });
      await window.setSize(size);
      for (const name of ["ready-attract-notice-code", "ready-attract-picture-code"]) {
        await arrive(name);
        await window.settle();
        const { title, text, codeWidth, ...flaws } = await measured();
        expect([name, flaws]).toEqual([name, { overlaps: false, clipped: false, isInside: true }]);
        expect(codeWidth).toBeGreaterThanOrEqual(150);
        expect(title).toBeGreaterThanOrEqual(leastPx.title);
        expect(text).toBeGreaterThanOrEqual(leastPx.text);
      }
    },
  );

  it("stands on no screen of a unit without it", async () => {
    await arrive("ready-attract-notice");
    expect(await window.page.locator(".attract-column").count()).toBe(0);
  });
});
