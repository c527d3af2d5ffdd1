import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";

const axeScript = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const options: RunOptions = {
  // The page has only its own style sheets: nothing has to be fetched first.
  preload: false,
  resultTypes: ["violations"],
  runOnly: {
    type: "tag",
    values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  },
};

declare global {
  interface Window {
    /** Installed by `teachAxe`. */
    readonly axe: { readonly run: (options: RunOptions) => Promise<AxeResults> };
  }
}

export const teachAxe = async (page: Page): Promise<void> => {
  await page.evaluate(axeScript);
};

/** The violations that axe finds on the page now, one line each: the rule, and the element that breaks it. */
export const axeViolations = async (page: Page): Promise<readonly string[]> => {
  const { violations } = await page.evaluate((given) => window.axe.run(given), options);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
};
