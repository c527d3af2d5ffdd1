import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { samples } from "../../../build/screens/sample-views.ts";
import { shiftSamples } from "../../../build/screens/samples/shift-samples.ts";
import { sizes } from "../../../build/screens/variants.ts";
import { partOf } from "../../support/sampling.ts";
import { compareModes } from "../../support/screens/compare-modes.ts";
import { openSampleWindow, type SampleWindow } from "../../support/screens/sample-window.ts";
import { kioskOptions, temporaryFolder } from "../../support/window/enrolled-kiosk.ts";

let window: SampleWindow;
beforeAll(async () => {
  window = await openSampleWindow(kioskOptions(temporaryFolder()));
});
afterAll(() => window.close());

/** Not compared: names and facts in these give way to what does not; see tokens.css and large-text-enlarges.test.ts. */
const except = ".header, .footer, .badge, .pledges";

/** Without staff's own dialogs, where more figures have to fit. */
const forCitizens = samples.filter((sample) => !sample.plain && !shiftSamples.includes(sample));

describe("大字 in both languages", () => {
  it.each(["zh", "en"] as const)("makes no text of a screen smaller (%s)", async (language) => {
    const taken = partOf(forCitizens, 12, language === "en" ? 1 : 0);
    const shown = { samples: taken, sizes, language, except };
    const { compared, smaller } = await compareModes(window, ["normal", "large"], shown);
    expect(smaller).toEqual([]);
    expect(compared).toBeGreaterThan(taken.length * sizes.length);
  });
});
