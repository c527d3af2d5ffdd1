import { join } from "node:path";
import type { Sample } from "../../../build/screens/samples/sample.ts";
import { type Mode, modes, type Size } from "../../../build/screens/variants.ts";
import type { Preferences } from "../../../renderer/state/preferences.ts";
import type { Language } from "../../../renderer/words/speech.ts";
import { arriveAt } from "./arrive.ts";
import { axeViolations } from "./axe.ts";
import { chooseDisplay, displayOf } from "./choose-display.ts";
import { limitsFor } from "./limits.ts";
import { type Found, measureNow, measurePages } from "./measure-sample.ts";
import type { SampleWindow } from "./sample-window.ts";

/** Pictures for people to look at: each costs as much time as its measurement. */
interface Pictures {
  /** Gets one folder for each size. */
  readonly folder: string;
  readonly sizes: readonly Size[];
}

/** Samples in one language and one mode. */
export interface Pass {
  readonly samples: readonly Sample[];
  readonly language: Language;
  readonly mode: Mode;
  readonly sizes: readonly Size[];
  /** Whether every page of a sample with several is measured, or only the first one. */
  readonly turnsPages: boolean;
  /**
   * Whether axe runs as well, at one size: it checks structure, names and roles, which neither size nor type changes.
   */
  readonly withAxe: boolean;
  /** null for none. */
  readonly pictures: Pictures | null;
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
  /** The number of measured screens, each size and each page separately. */
  readonly screens: number;
  /** The samples with such a screen: others could not be reached, or were only opened. */
  readonly measured: readonly Sample[];
  /** Screens without any text: a measurement of nothing proves nothing. */
  readonly empty: readonly string[];
}

/** The mode in which a sample is shown when the citizen has chosen that of the pass. */
const modeOf = ({ plain }: Sample, { mode }: Pass): Mode => (plain ? "normal" : mode);

/** The expected values on the page's root element. */
const displayWords = (language: Language, mode: Mode): string => {
  const { largeText, highContrast, reducedMotion, leftHanded, lowReach }: Partial<Preferences> = modes[mode];
  const words = [largeText && "large", highContrast && "high", reducedMotion && "reduced", leftHanded && "left"];
  return [language, ...words, lowReach && "low"].filter(Boolean).join(" ");
};

/** Opened again at each size: the size before left another page than the first, or the page turned by itself. */
const turnsItsPages = ({ turns }: Sample): boolean => turns !== undefined;

/** Brings the page to a sample; a failure is a finding like any other. */
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
  if (display === expected) return [];
  // The samples that follow are shown as chosen again.
  await chooseDisplay(window, pass.language, modes[pass.mode]);
  return [{ rule: "unreachable", what: `shown as ${display}, not as ${expected}` }];
};

/** The violations found by axe, which does not wait for a layout by itself. */
const structureOf = async (window: SampleWindow): Promise<readonly string[]> => {
  await window.settle();
  return axeViolations(window.page);
};

/** A sample at one size: the picture of its first page, and the findings on any of its pages. */
const measureAt = async (window: SampleWindow, sample: Sample, size: Size, pass: Pass) => {
  const { language, mode, turnsPages, withAxe, pictures } = pass;
  if (pictures?.sizes.includes(size)) {
    await window.takePicture(join(pictures.folder, size.name, `${language}-${mode}`, `${sample.name}.png`));
  }
  const axe = withAxe && size === pass.sizes[0] ? await structureOf(window) : [];
  const limits = limitsFor(size, mode);
  const pages = turnsPages ? await measurePages(window, sample, limits) : [await measureNow(window, limits)];
  return { pages, axe: axe.map((what) => ({ rule: "axe", what })) };
};

type SampleResult = Omit<PassResult, "pass" | "measured">;

/** Measures one sample at every size of the pass. */
const measureSample = async (window: SampleWindow, sample: Sample, pass: Pass): Promise<SampleResult> => {
  const { language, mode } = pass;
  const findings: ScreenFinding[] = [];
  const empty: string[] = [];
  let screens = 0;
  const note = (size: string, found: readonly Found[]): void => {
    findings.push(...found.map((one) => ({ sample: sample.name, size, language, mode, ...one })));
  };
  let isOpen = false;
  for (const size of pass.sizes) {
    await window.setSize(size);
    if (!isOpen || turnsItsPages(sample)) {
      const obstacles = await tryToArrive(window, sample, pass);
      note(size.name, obstacles);
      if (obstacles.length > 0) break;
      isOpen = true;
    }
    // A sample that looks alike in every mode is measured in one, and only opened in the others.
    if (mode !== modeOf(sample, pass)) break;
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
  return { findings, screens, empty };
};

/** The slowest sample takes fifteen seconds on a busy machine: after this time the window has hung, milliseconds. */
const longestSampleMs = 180_000;

/** Throws where a window has not measured a sample in time: without it a hanging window holds up the run to its end. */
const measureInTime = async (window: SampleWindow, sample: Sample, pass: Pass): Promise<SampleResult> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const hung = new Error(`${sample.name} (${pass.language}, ${pass.mode}) was not measured in ${longestSampleMs} ms`);
    timer = setTimeout(() => reject(hung), longestSampleMs);
  });
  try {
    return await Promise.race([measureSample(window, sample, pass), late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Measures every sample of the pass at every size. Throws where the window hangs. */
export const measurePass = async (window: SampleWindow, pass: Pass): Promise<PassResult> => {
  await chooseDisplay(window, pass.language, modes[pass.mode]);
  const results: SampleResult[] = [];
  for (const sample of pass.samples) results.push(await measureInTime(window, sample, pass));
  return {
    pass,
    findings: results.flatMap(({ findings }) => findings),
    measured: pass.samples.filter((_, index) => (results[index]?.screens ?? 0) > 0),
    screens: results.reduce((sum, { screens }) => sum + screens, 0),
    empty: results.flatMap(({ empty }) => empty),
  };
};
