import { join } from "node:path";
import type { Sample } from "../../../build/screens/samples/sample.ts";
import { type Mode, modes, type Size, sizes } from "../../../build/screens/variants.ts";
import type { Preferences } from "../../../renderer/state/preferences.ts";
import type { Language } from "../../../renderer/words/speech.ts";
import { arriveAt } from "./arrive.ts";
import { axeViolations } from "./axe.ts";
import { chooseDisplay, displayOf } from "./choose-display.ts";
import { limitsFor } from "./limits.ts";
import { type Found, measureNow, measurePages } from "./measure-sample.ts";
import type { SampleWindow } from "./sample-window.ts";

/** Samples in one language and one mode. */
export interface Pass {
  readonly samples: readonly Sample[];
  readonly language: Language;
  readonly mode: Mode;
  readonly sizes: readonly Size[];
  /** Whether every page of what has several is measured, or the first one. */
  readonly turnsPages: boolean;
  /** Whether axe looks as well, at one size: it looks at structure, names and roles, which neither size nor type changes. */
  readonly withAxe: boolean;
  /** Where pictures are written, one folder a size; null for none. */
  readonly pictureFolder: string | null;
}

export interface ScreenFinding {
  readonly sample: string;
  readonly size: string;
  readonly language: Language;
  readonly mode: Mode;
  readonly rule: string;
  readonly what: string;
}

export interface PassResult {
  readonly pass: Pass;
  readonly findings: readonly ScreenFinding[];
  /** How many screens were measured, each size and each page by itself. */
  readonly screens: number;
  /** Those on which there was nothing to read: a measure of nothing proves nothing. */
  readonly empty: readonly string[];
}

/** The mode in which a sample is shown when the citizen has chosen that of the pass. */
const modeOf = ({ plain }: Sample, { mode }: Pass): Mode => (plain ? "normal" : mode);

/** What the page is expected to say on its root. */
const displayWords = (language: Language, mode: Mode): string => {
  const { largeText, highContrast, reducedMotion, leftHanded, lowReach }: Partial<Preferences> = modes[mode];
  const words = [largeText && "large", highContrast && "high", reducedMotion && "reduced", leftHanded && "left"];
  return [language, ...words, lowReach && "low"].filter(Boolean).join(" ");
};

/** Brings the page to a sample; what keeps it from there is a finding like any other. */
const tryToArrive = async (window: SampleWindow, sample: Sample, pass: Pass): Promise<readonly Found[]> => {
  try {
    await arriveAt(window, sample);
  } catch (error) {
    await window.comeBack();
    await chooseDisplay(window, pass.language, modes[pass.mode]);
    const [what = ""] = String(error).split("\n");
    return [{ rule: "unreachable", what }];
  }
  const display = await displayOf(window);
  const expected = displayWords(pass.language, modeOf(sample, pass));
  return display === expected ? [] : [{ rule: "unreachable", what: `shown as ${display}, not as ${expected}` }];
};

const [axeSize] = sizes;

/** A sample at one size: its picture as it first stands, and what is wrong with any of its pages. */
const measureAt = async (window: SampleWindow, sample: Sample, size: Size, pass: Pass) => {
  const { language, mode, turnsPages, withAxe, pictureFolder } = pass;
  await window.setSize(size);
  await window.settle();
  if (pictureFolder !== null) {
    await window.takePicture(join(pictureFolder, size.name, `${language}-${mode}`, `${sample.name}.png`));
  }
  const axe = withAxe && size === axeSize ? await axeViolations(window.page) : [];
  const limits = limitsFor(size, mode);
  const pages = turnsPages ? await measurePages(window, sample, limits) : [await measureNow(window, limits)];
  return { pages, axe: axe.map((what) => ({ rule: "axe", what })) };
};

/** Measures every sample of the pass at every size. */
export const measurePass = async (window: SampleWindow, pass: Pass): Promise<PassResult> => {
  const { language, mode } = pass;
  const findings: ScreenFinding[] = [];
  const empty: string[] = [];
  let screens = 0;
  await chooseDisplay(window, language, modes[mode]);
  for (const sample of pass.samples) {
    const note = (size: string, found: readonly Found[]): void => {
      findings.push(...found.map((one) => ({ sample: sample.name, size, language, mode, ...one })));
    };
    const obstacles = await tryToArrive(window, sample, pass);
    note("any", obstacles);
    // What is shown alike in every mode is measured in one.
    const isKnown = mode !== modeOf(sample, pass);
    for (const size of obstacles.length > 0 || isKnown ? [] : pass.sizes) {
      const { pages, axe } = await measureAt(window, sample, size, pass);
      screens += pages.length;
      note(size.name, [...axe, ...pages.flatMap(({ found }) => found)]);
      const blank = pages.filter(({ words }) => words === "");
      empty.push(...blank.map(() => `${sample.name} ${size.name} ${language} ${mode}`));
    }
    const complaints = window.complaints();
    note(
      "any",
      complaints.map((what) => ({ rule: "error", what })),
    );
  }
  return { pass, findings, screens, empty };
};
