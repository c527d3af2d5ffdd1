import type { Sample } from "../../../build/screens/samples/sample.ts";
import { walk } from "./arrive.ts";
import { contrastsOnPictures } from "./contrast-on-pictures.ts";
import { measure } from "./measuring-script.ts";
import type { Limits } from "./page/measure-screen.ts";
import type { SampleWindow } from "./sample-window.ts";

export interface Found {
  readonly rule: string;
  readonly what: string;
}

export interface MeasuredPage {
  readonly found: readonly Found[];
  readonly words: string;
}

/** Measures the present screen. */
export const measureNow = async (window: SampleWindow, limits: Limits): Promise<MeasuredPage> => {
  const { findings, textsOnPictures, words } = await measure(window.page, limits);
  return { found: [...findings, ...(await contrastsOnPictures(window, textsOnPictures, limits.contrast))], words };
};

/** More than any content of a sample needs; a page turner that never returns to the first would not end. */
const mostPages = 12;

const canTurn = ({ page }: SampleWindow, turns: string): Promise<boolean> =>
  page.evaluate((selector) => document.querySelector(selector)?.checkVisibility() ?? false, turns);

/** Every page of a sample at the window's size, the first one first, until one comes again. */
export const measurePages = async (
  window: SampleWindow,
  { turns }: Sample,
  limits: Limits,
): Promise<readonly MeasuredPage[]> => {
  const pages = [await measureNow(window, limits)];
  while (turns !== undefined && pages.length < mostPages && (await canTurn(window, turns))) {
    await walk(window.page, [turns]);
    const page = await measureNow(window, limits);
    if (pages.some(({ words }) => words === page.words)) break;
    pages.push(page);
  }
  return pages;
};
