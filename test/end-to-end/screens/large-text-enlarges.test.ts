import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { samples } from "../../../build/screens/sample-views.ts";
import type { Sample } from "../../../build/screens/samples/sample.ts";
import { sizes } from "../../../build/screens/variants.ts";
import type { Preferences } from "../../../renderer/state/preferences.ts";
import type { Language } from "../../../renderer/words/speech.ts";
import { partOf } from "../../support/sampling.ts";
import { arriveAt } from "../../support/screens/arrive.ts";
import { chooseDisplay } from "../../support/screens/choose-display.ts";
import { openSampleWindow, type SampleWindow } from "../../support/screens/sample-window.ts";
import { kioskOptions, temporaryFolder } from "../../support/window/enrolled-kiosk.ts";

let window: SampleWindow;
beforeAll(async () => {
  window = await openSampleWindow(kioskOptions(temporaryFolder()));
});
afterAll(() => window.close());

interface Readable {
  /** For people: "the promise". */
  readonly name: string;
  readonly selector: string;
  readonly by: "font" | "height";
  /** The least growth in 大字: 1 where it may only not be smaller. */
  readonly growth: number;
}

/** All that does not give way in 大字: see tokens.css. */
const readables: readonly Readable[] = [
  { name: "a face", selector: ".level-face", by: "height", growth: 1 },
  { name: "the word of a level", selector: ".level-word", by: "font", growth: 1 },
  { name: "a reason", selector: ".tag", by: "font", growth: 1 },
  { name: "the promise", selector: ".hint", by: "font", growth: 1.2 },
  { name: "the promise beside the levels", selector: ".prompt-freedom", by: "font", growth: 1 },
  { name: "the telephone", selector: ".footer-facts > :first-child dd", by: "font", growth: 1.2 },
  { name: "a star", selector: ".badge-star", by: "height", growth: 1 },
];

/** The usual and the longest words, with all and with the fewest parts of a badge. */
const names = [
  ...["ready", "ready-star-1", "ready-everything-offered", "ready-longest", "ready-longest-party-member"],
  ...["ready-mentor", "ready-mentor-longest", "prompt-matter", "prompt-longest", "reasons", "reasons-longest"],
];

const sampleOf = (name: string): Sample => {
  const sample = samples.find((each) => each.name === name);
  if (!sample) throw new Error(`no sample ${name}`);
  return sample;
};

/** The least size of each readable, CSS pixels; null where none is shown. */
const sizesNow = (): Promise<readonly (number | null)[]> =>
  window.page.evaluate((given) => {
    const sizeOf = (element: Element, by: Readable["by"]): number =>
      by === "font" ? Number.parseFloat(getComputedStyle(element).fontSize) : element.getBoundingClientRect().height;
    return given.map(({ selector, by }) => {
      const shown = [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
      return shown.length === 0 ? null : Math.min(...shown.map((element) => sizeOf(element, by)));
    });
  }, readables);

type Measured = ReadonlyMap<string, readonly (number | null)[]>;

/** Every sample at every size. */
const measureAll = async (language: Language, preferences: Partial<Preferences>): Promise<Measured> => {
  const measured = new Map<string, readonly (number | null)[]>();
  await chooseDisplay(window, language, preferences);
  for (const name of names) {
    await arriveAt(window, sampleOf(name));
    for (const size of sizes) {
      await window.setSize(size);
      await window.settle();
      measured.set(`${name} at ${size.name}`, await sizesNow());
    }
  }
  return measured;
};

/** A pixel for what layouts round. */
const roundingPx = 1;

const lossesOf = (usual: Measured, large: Measured): readonly string[] =>
  [...usual].flatMap(([screen, before]) =>
    readables.flatMap(({ name, growth }, index) => {
      const [was, is] = [before[index] ?? null, large.get(screen)?.[index] ?? null];
      if (was === null || (is !== null && is >= was * growth - roundingPx)) return [];
      return [`${screen}: ${name} has ${is ?? "no"} px, and ${was} px without 大字`];
    }),
  );

const others: readonly Partial<Preferences>[] = [{}, { lowReach: true }, { highContrast: true, lowReach: true }];
const choices = (["zh", "en"] as const).flatMap((language) => others.map((preferences) => ({ language, preferences })));

describe("大字", () => {
  it.each(partOf(choices, 3))(
    "makes nothing smaller that is read, and leaves none of it out: $language, $preferences",
    async ({ language, preferences }) => {
      const usual = await measureAll(language, preferences);
      const large = await measureAll(language, { ...preferences, largeText: true });
      const everFound = readables.filter((_, index) => [...usual.values()].some((each) => each[index] !== null));
      expect(everFound).toEqual(readables);
      expect(lossesOf(usual, large)).toEqual([]);
    },
  );
});

/** The font size of the levels' names, CSS pixels, and the number of lines of each. */
const levelNames = (): Promise<readonly { readonly lines: number; readonly font: number }[]> =>
  window.page.locator(".level-word").evaluateAll((elements) =>
    elements.map((element) => ({
      lines: Math.round(
        element.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(element).lineHeight),
      ),
      font: Number.parseFloat(getComputedStyle(element).fontSize),
    })),
  );

it.each(["prompt", "prompt-longest"])("大字 in portrait sets every level's name in one line (%s)", async (name) => {
  const shown = async (largeText: boolean) => {
    await chooseDisplay(window, "en", { largeText });
    await window.setSize(sizes[3]);
    await arriveAt(window, sampleOf(name));
    await window.settle();
    return await levelNames();
  };
  const [usual, large] = [await shown(false), await shown(true)];
  expect(large.map(({ lines }) => lines)).toEqual([1, 1, 1, 1, 1]);
  const leastOf = (names: typeof large): number => Math.min(...names.map(({ font }) => font));
  expect(leastOf(large)).toBeGreaterThan(leastOf(usual));
});
