import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { projectFolder } from "../../../build/electron-runtime/project-modules.ts";
import { samples } from "../../../build/screens/sample-views.ts";
import type { Sample } from "../../../build/screens/samples/sample.ts";
import { type Size, sizes } from "../../../build/screens/variants.ts";
import { partOf, takesPictures } from "../../support/sampling.ts";
import { measureAll } from "../../support/screens/measure-all.ts";
import type { Pass, PassResult, ScreenFinding } from "../../support/screens/measure-pass.ts";
import { kioskOptions, temporaryFolder } from "../../support/window/enrolled-kiosk.ts";

/** Git ignores it; it is for people to look at. `PICTURES=yes` draws each measured screen there. */
const folder = join(projectFolder, "out/screens");
const picturesAt = (pictured: readonly Size[]) => (takesPictures ? { folder, sizes: pictured } : null);

const thorough = { sizes, turnsPages: true, pictures: picturesAt(sizes) };
/**
 * 黑白分明 and low reach have the same pages as the others, so only the first one is measured. Their pictures show one
 * screen of each shape.
 */
const plain = { sizes, turnsPages: false, withAxe: false, pictures: picturesAt([sizes[0], sizes[3]]) };
/** The largest screen also has the most space. */
const small = { ...plain, sizes: sizes.filter(({ name }) => name !== "1920x1080") };

/** The slowest first, so that no window ends with one of them alone. */
const everyPass: readonly Omit<Pass, "samples">[] = [
  { language: "en", mode: "large", ...thorough, withAxe: false },
  { language: "zh", mode: "large", ...thorough, withAxe: false },
  { language: "en", mode: "normal", ...thorough, withAxe: true },
  { language: "zh", mode: "normal", ...thorough, withAxe: true },
  { language: "en", mode: "high", ...plain },
  { language: "zh", mode: "high", ...plain },
  { language: "en", mode: "low", ...plain },
  { language: "zh", mode: "low", ...plain },
  { language: "en", mode: "large-high-low", ...plain, turnsPages: true },
  { language: "zh", mode: "large-high-low", ...plain, turnsPages: true },
  { language: "en", mode: "large-low", ...small, turnsPages: true },
  { language: "zh", mode: "left", ...small },
  { language: "zh", mode: "reduced", ...small },
];

const forCitizens = samples.filter(({ plain: looksAlike }) => !looksAlike);
const forStaff = samples.filter(({ plain: looksAlike }) => looksAlike);
const normalPasses = everyPass.filter(({ mode }) => mode === "normal");

/**
 * Staff's and IT's screens look alike in every mode: measured in the normal one, and opened in the one that would change
 * them most.
 */
const staffIn = (pass: Omit<Pass, "samples">, index: number): readonly Sample[] => {
  if (pass.mode === "normal") return partOf(forStaff, normalPasses.length, normalPasses.indexOf(pass));
  return pass.mode === "large-high-low" ? partOf(forStaff, everyPass.length, index) : [];
};

/** In the order of `samples`, in which a page keeps the citizen's choices. */
const samplesIn = (pass: Omit<Pass, "samples">, index: number): readonly Sample[] => {
  const drawn = new Set([...partOf(forCitizens, everyPass.length, index), ...staffIn(pass, index)]);
  return samples.filter((sample) => drawn.has(sample));
};

/** `npm test` measures each sample in one of the passes, at a third of its sizes; different ones in each run. */
const passes: readonly Pass[] = everyPass.map((pass, index) => ({
  ...pass,
  sizes: partOf(pass.sizes, 3, index),
  samples: samplesIn(pass, index),
}));

const windowCount = 3;
/** A window that hangs ends its pass by itself, so that this only has to be longer than any run. */
const runMs = 2 * 3_600_000;

const lineOf = ({ sample, size, language, mode, rule, what }: ScreenFinding): string =>
  `${sample} ${size} ${language} ${mode} ${rule}: ${what}`;

let results: readonly PassResult[] = [];
const findings = (): readonly ScreenFinding[] => results.flatMap((result) => result.findings);

beforeAll(async () => {
  if (takesPictures) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const startedAtMs = performance.now();
  const windows = Array.from({ length: windowCount }, () => kioskOptions(temporaryFolder()));
  results = await measureAll(windows, passes);
  const screens = results.reduce((sum, result) => sum + result.screens, 0);
  const seconds = Math.round((performance.now() - startedAtMs) / 1_000);
  const head = `${screens} screens in ${seconds} s, ${findings().length} findings`;
  writeFileSync(join(folder, "findings.txt"), [head, "", ...findings().map(lineOf), ""].join("\n"));
}, runMs);

describe("every screen, at every size, in both languages, with every display setting", () => {
  it("was measured, and had text to read", () => {
    const least = ({ samples: drawn, mode, sizes: drawnSizes }: Pass): number =>
      drawn.filter((sample) => mode === "normal" || !sample.plain).length * drawnSizes.length;
    const tooFew = results.filter(({ screens, pass }) => screens < least(pass));
    expect([results.length, tooFew]).toEqual([passes.length, []]);
    const measured = new Set(results.flatMap((result) => result.measured));
    expect(samples.filter((sample) => !measured.has(sample))).toEqual([]);
    expect(results.flatMap(({ empty }) => empty)).toEqual([]);
  });

  it.each(samples.map(({ name }) => name))("%s", (name) => {
    const own = findings().filter(({ sample }) => sample === name);
    expect(own.map(lineOf)).toEqual([]);
  });
});
