import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { samples } from "../../../build/screens/sample-views.ts";
import { modes, type Size, sizes } from "../../../build/screens/variants.ts";
import type { Language } from "../../../renderer/words/speech.ts";
import { arriveAt } from "../../support/screens/arrive.ts";
import { chooseDisplay } from "../../support/screens/choose-display.ts";
import { openSampleWindow, type SampleWindow } from "../../support/screens/sample-window.ts";
import { kioskOptions, temporaryFolder } from "../../support/window/enrolled-kiosk.ts";

let window: SampleWindow;
beforeAll(async () => {
  window = await openSampleWindow(kioskOptions(temporaryFolder()));
});
afterAll(() => window.close());

/** The least font size and the least height of everything that a selector finds, CSS pixels. */
const leastOf = (selector: string): Promise<{ readonly font: number; readonly height: number }> =>
  window.page.locator(selector).evaluateAll((elements) => ({
    font: Math.min(...elements.map((element) => Number.parseFloat(getComputedStyle(element).fontSize))),
    height: Math.min(...elements.map((element) => element.getBoundingClientRect().height)),
  }));

const show = async (name: string, size: Size, mode: "normal" | "large", language: Language = "zh"): Promise<void> => {
  const sample = samples.find((each) => each.name === name);
  if (!sample) throw new Error(`no sample ${name}`);
  await chooseDisplay(window, language, modes[mode]);
  await window.setSize(size);
  await arriveAt(window, sample);
  await window.settle();
};

describe.each(sizes)("大字 at $name", (size) => {
  it("makes no level's face or name smaller", async () => {
    await show("prompt-matter", size, "normal");
    const [face, word] = [await leastOf(".level-face"), await leastOf(".level-word")];
    await show("prompt-matter", size, "large");
    expect((await leastOf(".level-face")).height).toBeGreaterThanOrEqual(face.height - 1);
    expect((await leastOf(".level-word")).font).toBeGreaterThanOrEqual(word.font);
  });

  it.each(["reasons", "reasons-longest"])("makes no reason smaller (%s)", async (name) => {
    await show(name, size, "normal");
    const usual = await leastOf(".tag");
    await show(name, size, "large");
    expect((await leastOf(".tag")).font).toBeGreaterThanOrEqual(usual.font);
  });
});

it.each(["prompt", "prompt-longest"])("大字 in portrait sets every level's name in one line (%s)", async (name) => {
  const portrait = sizes[3];
  await show(name, portrait, "normal", "en");
  const usual = await leastOf(".level-word");
  await show(name, portrait, "large", "en");
  const words = await window.page.locator(".level-word").evaluateAll((elements) =>
    elements.map((element) => ({
      lines: element.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(element).lineHeight),
      font: Number.parseFloat(getComputedStyle(element).fontSize),
    })),
  );
  expect(words.map(({ lines }) => Math.round(lines))).toEqual([1, 1, 1, 1, 1]);
  expect(Math.min(...words.map(({ font }) => font))).toBeGreaterThan(usual.font);
});
