import { parseArgs } from "node:util";

/** The number of repetitions of each measurement. */
export interface Repetitions {
  /** Blocks of taps; the two applications take turns, block by block. */
  readonly tapBlocks: number;
  readonly tapsABlock: number;
  readonly hastyTouches: number;
  /** Prompts opened and answered for the times of the screens. */
  readonly prompts: number;
  /** Number of touches on an idle screen; before each, the screen has to stay untouched long enough to become idle. */
  readonly wakings: number;
  /** Letters typed on the keys of the screen. */
  readonly keys: number;
  readonly starts: number;
  /** Rest of an application before its memory is counted, milliseconds. */
  readonly settleMs: number;
  readonly backlogEntries: number;
  /** Entries of a screen after four years: the names of the figures say 150,000. */
  readonly fourYearEntries: number;
  readonly commits: number;
}

export interface BenchOptions {
  /** The path of the JSON file; undefined for the terminal only. */
  readonly jsonFile: string | undefined;
  readonly isQuick: boolean;
  readonly repetitions: Repetitions;
}

const whole: Repetitions = {
  tapBlocks: 30,
  tapsABlock: 10,
  hastyTouches: 100,
  prompts: 30,
  wakings: 20,
  keys: 500,
  starts: 5,
  settleMs: 10_000,
  backlogEntries: 20_000,
  fourYearEntries: 150_000,
  commits: 300,
};

/** Enough to show that the bench works; too few for a judgement. */
const quick: Repetitions = {
  tapBlocks: 4,
  tapsABlock: 10,
  hastyTouches: 10,
  prompts: 5,
  wakings: 2,
  keys: 30,
  starts: 2,
  settleMs: 3_000,
  backlogEntries: 4_000,
  fourYearEntries: 20_000,
  commits: 100,
};

/** `--json FILE` and `--quick`. Throws like `parseArgs` for anything else. */
export const readOptions = (args: readonly string[]): BenchOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: "string" }, quick: { type: "boolean", default: false } },
  });
  return { jsonFile: values.json, isQuick: values.quick, repetitions: values.quick ? quick : whole };
};
