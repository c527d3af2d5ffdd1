import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectFolder } from "../../../build/electron-runtime/project-modules.ts";
import { consoleSamples } from "../../../build/screens/samples/console-samples.ts";
import { consoleSizes } from "../../../build/screens/variants.ts";
import { partOf, takesPictures } from "../../support/sampling.ts";
import { axeViolations } from "../../support/screens/axe.ts";
import { openSampleConsole, type SampleConsole } from "../../support/screens/console-window.ts";
import { badgePhoto, ownFont } from "../../support/screens/limits.ts";
import { measure } from "../../support/screens/measuring-script.ts";
import type { Limits } from "../../support/screens/page/measure-screen.ts";
import { kioskOptions, temporaryFolder } from "../../support/window/enrolled-kiosk.ts";

/** Git ignores it; it is for people to look at. `PICTURES=yes` draws each measured view there. */
const folder = join(projectFolder, "out/screens/console");

/** At arm's length, with a mouse. */
const limits: Limits = {
  textSizes: [{ selector: "*", atLeastPx: 12 }],
  targetSizes: [
    { selector: "summary, .console-language", width: 28, height: 28 },
    { selector: "*", width: 36, height: 36 },
  ],
  contrast: 7,
  reach: { below: 0, except: "*" },
  font: ownFont,
  photos: badgePhoto,
};

let console: SampleConsole;
beforeAll(async () => {
  console = await openSampleConsole(kioskOptions(temporaryFolder()));
});
afterAll(() => console.close());

/** `npm test` looks at each sample in one of the two languages; in the other one in another run. */
const passes = (["zh", "en"] as const).map((language, index) => ({
  language,
  samples: partOf(consoleSamples, 2, index),
}));

describe.each(passes)("窗口台 in $language", ({ language, samples }) => {
  it.each(samples)("$name", async (sample) => {
    await console.arriveAt(sample, language);
    const found: string[] = [];
    for (const size of consoleSizes) {
      await console.setSize(size);
      const { findings, textsOnPictures, words } = await measure(console.page, limits);
      found.push(...findings.map(({ rule, what }) => `${size.name} ${rule}: ${what}`));
      expect([textsOnPictures, words.length > 10]).toEqual([[], true]);
      if (takesPictures) await console.takePicture(join(folder, size.name, language, `${sample.name}.png`));
    }
    expect([...found, ...(await axeViolations(console.page))]).toEqual([]);
  });
});
