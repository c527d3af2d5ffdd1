import { afterAll, beforeAll, expect, it } from "vitest";
import { consoleSamples } from "../../../build/screens/samples/console-samples.ts";
import { openSampleConsole, type SampleConsole } from "../../support/screens/console-window.ts";
import { kioskOptions, temporaryFolder } from "../../support/window/enrolled-kiosk.ts";

const usualPx = 16;
const smallest = { name: "420x360", width: 420, height: 360 };

let console: SampleConsole;
beforeAll(async () => {
  console = await openSampleConsole(kioskOptions(temporaryFolder()));
  await console.setSize(smallest);
});
afterAll(() => console.close());

/** The size that the clerk has set for texts in the system; it lasts until the next page. */
const setTextSize = async (percent: number): Promise<void> => {
  const session = await console.page.context().newCDPSession(console.page);
  await session.send("Page.setFontSizes", { fontSizes: { standard: (usualPx * percent) / 100 } });
  await console.page.waitForFunction(
    (wanted) => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) === wanted,
    (14 * percent) / 100,
  );
};

/** Parts that are cut off at a side, and buttons of the header and the row of actions that are not wholly visible. */
const lost = (): Promise<readonly string[]> =>
  console.page.evaluate(() => {
    const nameOf = (element: Element): string => element.className || element.tagName;
    const { documentElement: page } = document;
    const tooLarge = page.scrollWidth > innerWidth || page.scrollHeight > innerHeight ? ["the page"] : [];
    const parts = [...document.querySelectorAll(".console *:not(input, textarea)")];
    const tooWide = parts.filter((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0);
    const staying = [
      ...document.querySelectorAll(".console-row button, .console-header button, .console-buttons button"),
    ];
    const hidden = staying.filter((button) => {
      const { left, top, right, bottom } = button.getBoundingClientRect();
      return left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1;
    });
    return [...tooLarge, ...tooWide.map(nameOf), ...hidden.map((button) => `hidden: ${button.textContent}`)];
  });

it.each([125, 150])("窗口台 loses nothing at its smallest size in text of %i %%", async (percent) => {
  const found: string[] = [];
  for (const language of ["zh", "en"] as const) {
    for (const sample of consoleSamples) {
      await console.arriveAt(sample, language);
      await setTextSize(percent);
      found.push(...(await lost()).map((part) => `${language} ${sample.name}: ${part}`));
    }
  }
  expect(found).toEqual([]);
});
