import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { build } from "vite";
import { finding } from "./page/finding.ts";
import type * as inPage from "./page/in-page.ts";
import type { Limits, Measured } from "./page/measure-screen.ts";

declare global {
  interface Window {
    /** Installed by `teachMeasuring`. */
    readonly screenMeasures: typeof inPage;
  }
}

const entry = fileURLToPath(new URL("./page/in-page.ts", import.meta.url));

let script: Promise<string> | undefined;

/** The functions in `page/` as one script: they are written as modules, which a page under test cannot load. */
const measuringScript = async (): Promise<string> => {
  const output = await build({
    configFile: false,
    logLevel: "warn",
    build: { write: false, target: "chrome130", lib: { entry, formats: ["iife"], name: "screenMeasures" } },
  });
  const [bundle] = Array.isArray(output) ? output : [output];
  if (bundle === undefined || !("output" in bundle)) throw new Error("the measuring functions were not bundled");
  return bundle.output[0].code;
};

/** Installs the measuring functions in a page; once is enough until it is reloaded. */
export const teachMeasuring = async (page: Page): Promise<void> => {
  script ??= measuringScript();
  await page.evaluate(await script);
};

const restless = finding("restless", "its layout never comes to rest");

/** Measures the page as soon as its layout has settled; a layout that does not is a finding. */
export const measure = async (page: Page, limits: Limits): Promise<Measured> => {
  const { settled, measured } = await page.evaluate(async (given) => {
    const { layoutSettled, measureScreen } = window.screenMeasures;
    return { settled: await layoutSettled(), measured: measureScreen(given) };
  }, limits);
  return settled ? measured : { ...measured, findings: [restless, ...measured.findings] };
};
