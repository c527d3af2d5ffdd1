import { parseArgs } from "node:util";

/** How often each thing is measured. */
export interface Repetitions {
  /** Blocks of taps; the two applications take turns, block by block. */
  readonly tapBlocks: number;
  readonly tapsABlock: number;
  readonly hastyTouches: number;
  /** Prompts that are opened and answered for the screens' own times. */
  readonly prompts: number;
  /** How often somebody touches an idle screen; each takes as long as it has to stay untouched before. */
  readonly wakings: number;
  readonly starts: number;
  /** How long an application rests before its memory is counted, milliseconds. */
  readonly settleMs: number;
  readonly backlogEntries: number;
  /** What a screen of four years holds: 150,000 is what the figures' names say. */
  readonly fourYearEntries: number;
  readonly commits: number;
}

export interface BenchOptions {
  /** Where the figures go as JSON; undefined for the terminal only. */
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
  starts: 5,
  settleMs: 10_000,
  backlogEntries: 20_000,
  fourYearEntries: 150_000,
  commits: 300,
};

/** Enough to see that it works; too little for a judgement. */
const quick: Repetitions = {
  tapBlocks: 4,
  tapsABlock: 10,
  hastyTouches: 10,
  prompts: 5,
  wakings: 2,
  starts: 2,
  settleMs: 3_000,
  backlogEntries: 4_000,
  fourYearEntries: 20_000,
  commits: 100,
};

/** `--json FILE` and `--quick`. Throws what `parseArgs` throws for anything else. */
export const readOptions = (args: readonly string[]): BenchOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: "string" }, quick: { type: "boolean", default: false } },
  });
  return { jsonFile: values.json, isQuick: values.quick, repetitions: values.quick ? quick : whole };
};
