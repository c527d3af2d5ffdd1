import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { elapsedMs, type Gesture, mouseTap, spotOf, tapAndSee } from "../support/gestures.ts";

/** The letters of words that citizens may write: a sentence a line, after a tab. */
const words = readFileSync(new URL("../../renderer/pinyin-sentences.tsv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .flatMap((line) => line.split("\t")[1]?.split(" ") ?? []);

/** From the press of each key to its painted candidates. */
const typeWord = async (press: Gesture, word: string): Promise<readonly number[]> => {
  const times: number[] = [];
  for (const [index, letter] of [...word].entries()) {
    const key = await spotOf(press.page, `kb-${letter}`);
    await press.approach(key);
    times.push(elapsedMs(await tapAndSee(press, key, `.candidates[data-letters=${word.slice(0, index + 1)}]`)));
  }
  await press.page.getByTestId("kb-clear").click();
  return times;
};

/** Types at least `keys` letters into the opinion book, after one unmeasured word for which the dictionary loads. */
export const measureTyping = async (page: Page, keys: number): Promise<readonly number[]> => {
  const press = await mouseTap(page);
  await page.getByTestId("forms-open").click();
  await page.getByTestId("form-opinion").click();
  const [first = "", ...others] = words;
  await typeWord(press, first);
  const times: number[] = [];
  for (const word of others) {
    if (times.length >= keys) break;
    times.push(...(await typeWord(press, word)));
  }
  await page.getByTestId("leave").click();
  await page.getByTestId("badge-name").waitFor();
  return times;
};
