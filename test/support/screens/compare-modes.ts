import type { Sample } from "../../../build/screens/samples/sample.ts";
import { type Mode, modes, type Size } from "../../../build/screens/variants.ts";
import type { Language } from "../../../renderer/words/speech.ts";
import { arriveAt } from "./arrive.ts";
import { chooseDisplay, displayOf } from "./choose-display.ts";
import type { SampleWindow } from "./sample-window.ts";
import { type Comparison, compareSizes, type TextSizes } from "./smaller-texts.ts";

interface Shown {
  readonly samples: readonly Sample[];
  readonly sizes: readonly Size[];
  readonly language: Language;
  /** Selects the elements whose texts are not compared. */
  readonly except: string;
}

/** The texts of one sample at one size. */
interface MeasuredTexts {
  /** The sample and the size, for people. */
  readonly name: string;
  readonly texts: TextSizes;
}

/** The first page of each sample: the size before may have left another one of those that have several. */
const textsIn = async (shownIn: SampleWindow, mode: Mode, shown: Shown): Promise<readonly MeasuredTexts[]> => {
  await chooseDisplay(shownIn, shown.language, modes[mode]);
  const display = await displayOf(shownIn);
  const measured: MeasuredTexts[] = [];
  for (const sample of shown.samples) {
    for (const [index, size] of shown.sizes.entries()) {
      await shownIn.setSize(size);
      if (index === 0 || sample.turns !== undefined) await arriveAt(shownIn, sample);
      await shownIn.settle();
      const texts = await shownIn.page.evaluate((except) => window.screenMeasures.textSizes(except), shown.except);
      measured.push({ name: `${sample.name} ${size.name}`, texts });
    }
    const now = await displayOf(shownIn);
    if (now !== display) throw new Error(`${sample.name} was shown as ${now}, not as ${display}`);
  }
  return measured;
};

/** Compares the texts of samples in one mode with the same texts in another one. */
export const compareModes = async (
  shownIn: SampleWindow,
  [before, after]: readonly [before: Mode, after: Mode],
  shown: Shown,
): Promise<Comparison> => {
  const first = await textsIn(shownIn, before, shown);
  const second = await textsIn(shownIn, after, shown);
  const results = second.map(({ name, texts }, index) => ({ name, ...compareSizes(first[index]?.texts ?? {}, texts) }));
  return {
    compared: results.reduce((sum, { compared }) => sum + compared, 0),
    smaller: results.flatMap(({ name, smaller }) => smaller.map((what) => `${name} ${what}`)),
  };
};
