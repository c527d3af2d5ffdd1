import { parseArgs } from "node:util";

/** How often each thing is measured. */
export interface Repetitions {
  /** Blocks of taps; the two applications take turns, block by block. */
  readonly tapBlocks: number;
  readonly tapsABlock: number;
  readonly starts: number;
  /** How long an application rests before its memory is counted, milliseconds. */
  readonly settleMs: number;
  readonly backlogEntries: number;
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
  starts: 5,
  settleMs: 10_000,
  backlogEntries: 20_000,
  commits: 300,
};

/** Enough to see that it works; too little for a judgement. */
const quick: Repetitions = {
  tapBlocks: 4,
  tapsABlock: 10,
  starts: 2,
  settleMs: 3_000,
  backlogEntries: 4_000,
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
