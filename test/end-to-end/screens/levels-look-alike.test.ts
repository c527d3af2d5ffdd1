import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { usualPlace } from "../../../build/screens/samples/places.ts";
import { type Sample, unhurried, viewOf } from "../../../build/screens/samples/sample.ts";
import { type Mode, modes, type Size, sizes } from "../../../build/screens/variants.ts";
import type { LocalText, PromptId } from "../../../contract/words.ts";
import type { Language } from "../../../renderer/words/speech.ts";
import { arriveAt } from "../../support/screens/arrive.ts";
import { chooseDisplay } from "../../support/screens/choose-display.ts";
import { compareWithFirst, type Place, placesOf } from "../../support/screens/compare-pictures.ts";
import { openSampleWindow, type SampleWindow } from "../../support/screens/sample-window.ts";
import { kioskOptions, temporaryFolder } from "../../support/window/enrolled-kiosk.ts";

interface ShippedLevel {
  readonly level: number;
  readonly text: string;
  readonly tags: readonly { readonly code: string; readonly text: string; readonly shownFirst: boolean }[];
}

const file = new URL("../../../central/reference-data/evaluation-tags.json", import.meta.url);
const shipped: readonly ShippedLevel[] = JSON.parse(readFileSync(file, "utf8")).levels;

const inChinese = (text: string): LocalText => ({ zh: text });

/** The screen after a tap on one of the five levels, as main makes it from the shipped reasons. */
const afterTap = ({ text, tags }: ShippedLevel): Sample => ({
  name: "reasons",
  view: viewOf("reasons", {
    place: usualPlace,
    promptId: "5b1d6c1e-2f0a-4d3e-8a7b-9c0d1e2f3a4b" as PromptId,
    levelText: inChinese(text),
    tags: tags.map((tag) => ({ ...tag, text: inChinese(tag.text), chosen: false })),
    allLevels: shipped.map((each) => ({
      text: inChinese(each.text),
      reasons: each.tags.map((tag) => inChinese(tag.text)),
    })),
    comment: "",
    ...unhurried,
    change: { remainingMs: 3_600_000 },
    followUp: { address: "https://counterstar.hangzhou.example.gov.cn/r/Q7mT4xKd9RtAvE5hZ2pW8c", days: 7 },
  }),
});

let window: SampleWindow;
beforeAll(async () => {
  window = await openSampleWindow(kioskOptions(temporaryFolder()));
});
afterAll(() => window.close());

const more = '[data-testid="more-tags"]';
const code = ".follow-up-code svg path";

const show = async (level: ShippedLevel, page: number): Promise<void> => {
  const steps = Array.from({ length: page }, () => more);
  await arriveAt(window, { ...afterTap(level), steps });
  await window.page.waitForFunction((drawn) => document.querySelector(drawn) !== null, code);
  await window.page.waitForFunction(() => document.querySelector("[data-settling]") === null);
  await window.redraw();
};

/** The room for the words of a reason, whichever they are: all of its frame beside the box. */
const roomsForWords = async (): Promise<readonly Place[]> => {
  const [frames, words] = [await placesOf(window.page, ".tag"), await placesOf(window.page, ".tag > span")];
  return frames.map(({ y, width, height, x }, index) => {
    const left = words[index]?.x ?? x;
    return { x: left, y: y + 4, width: x + width - 4 - left, height: height - 8 };
  });
};

/** Reasons, the word of the level, and the clock. */
const masksNow = async (): Promise<readonly Place[]> => [
  ...(await roomsForWords()),
  ...(await placesOf(window.page, "[data-testid=chosen-level]")),
  ...(await placesOf(window.page, ".clock")),
];

interface Look {
  readonly size: Size;
  readonly mode: Mode;
  readonly language: Language;
}

const [usual] = sizes;
const looks: readonly Look[] = [
  ...sizes.map((size) => ({ size, mode: "normal", language: "zh" }) as const),
  ...sizes.map((size) => ({ size, mode: "large", language: "zh" }) as const),
  ...(["high", "low", "left"] as const).map((mode) => ({ size: usual, mode, language: "zh" }) as const),
  { size: usual, mode: "normal", language: "en" },
];

/** The first difference between the screens after each of the five levels. */
const differencesAt = async (page: number): Promise<readonly unknown[]> => {
  const masks: (readonly Place[])[] = [];
  const found: unknown[] = [];
  for (const [index, level] of shipped.entries()) {
    await show(level, page);
    masks.push(await masksNow());
    found.push(await compareWithFirst(window.application, masks[0] ?? [], index === 0));
  }
  return [...found, ...masks.filter((each) => JSON.stringify(each) !== JSON.stringify(masks[0]))].filter(Boolean);
};

describe("the screen after a tap", () => {
  it.each(looks)(
    "is the same to the pixel for every level, beside the words ($size.name $mode $language)",
    async (look) => {
      await chooseDisplay(window, look.language, modes[look.mode]);
      await window.setSize(look.size);
      expect(await differencesAt(0)).toEqual([]);
      // On some screens all reasons have room on one page.
      if ((await window.page.locator(more).count()) > 0) expect(await differencesAt(1)).toEqual([]);
    },
  );

  it("asks for a reason without a new colour, a new place or a bar", async () => {
    await chooseDisplay(window, "zh", {});
    await window.setSize(usual);
    const worst = shipped.find(({ level }) => level === 1);
    if (!worst) throw new Error("no level 1");
    await show(worst, 0);
    const [words] = await placesOf(window.page, "[data-testid=reason-missing]");
    await compareWithFirst(window.application, [], true);
    const asked: Sample = { ...afterTap(worst), refusal: { code: "reason-missing" } };
    await arriveAt(window, { ...asked, steps: ['[data-testid="done"]'] });
    await window.page.getByTestId("reason-missing").waitFor();
    await window.page.locator(code).first().waitFor();
    await window.redraw();
    expect(await window.page.getByTestId("notice").count()).toBe(0);
    const masks = [...(words ? [words] : []), ...(await placesOf(window.page, ".clock"))];
    expect(await compareWithFirst(window.application, masks, false)).toBe(null);
  });

  it("is compared closely: one that differs by a pixel is found", async () => {
    const [first, second] = shipped;
    if (!first || !second) throw new Error("no levels");
    await show(first, 0);
    const masks = await masksNow();
    await compareWithFirst(window.application, masks, true);
    await show(second, 0);
    expect(await compareWithFirst(window.application, masks, false)).toBe(null);
    await window.page.locator(".reasons h1").evaluate((title) => {
      title.style.translate = "1px";
    });
    await window.redraw();
    expect(await compareWithFirst(window.application, masks, false)).not.toBe(null);
  });
});
