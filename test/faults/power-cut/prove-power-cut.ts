import type { Proof } from "../proof.ts";
import { cutEverywhere } from "./cut-everywhere.ts";
import type { Shares } from "./cut-power.ts";
import { type Layer, layers } from "./judge.ts";
import { failuresOf, headings, type Run, rowOf } from "./judge-run.ts";
import { kioskLives, lifeWithReceipts } from "./kiosk-lives.ts";
import { record } from "./record.ts";
import { survivalKinds } from "./survivals.ts";
import type { Configuration } from "./trace-kiosk.ts";

export interface PowerCutOptions {
  readonly seed: string;
  readonly shares: Shares;
  /** For runs where a loss only has to be seen, and where one half of the storage is judged by itself. */
  readonly furtherShares: Shares;
  readonly say: (line: string) => void;
}

/**
 * Cuts the power of a kiosk at its system calls and starts it again on every disk that can result. Nothing
 * acknowledged may be missing, every start has to serve, and kiosks that sync too little must be seen to lose.
 */
export const provePowerCut = async (options: PowerCutOptions): Promise<Proof> => {
  const rows: (readonly string[])[] = [];
  const failures: string[] = [];
  for (const { life, configuration, layers: judged } of recordedLives()) {
    const recording = record(life, configuration);
    const runs = judged.map((layer): Run => ({ life, configuration, layer }));
    const outcomes = await cutEverywhere(
      recording,
      runs.map((run) => cutsOf(run, options)),
    );
    for (const [index, run] of runs.entries()) {
      rows.push(rowOf(run, recording, outcomes[index] ?? []));
      failures.push(...failuresOf(run, outcomes[index] ?? [], options.seed));
      options.say(rows.at(-1)?.join("  ") ?? "");
    }
  }
  return { title: "Power cut: what a kiosk acknowledged is there afterwards", rows: [headings, ...rows], failures };
};

/** With so small a share every third seed sees no loss: runs that have to lose are cut at calls known to do so. */
const seedThatLoses = "8";

const cutsOf = ({ configuration, layer }: Run, { seed, shares, furtherShares }: PowerCutOptions) => ({
  seed: configuration === "as shipped" ? seed : seedThatLoses,
  layer,
  kinds: survivalKinds,
  shares: configuration === "as shipped" && layer === "whole" ? shares : furtherShares,
  keep: false,
});

interface RecordedLife {
  readonly life: Run["life"];
  readonly configuration: Configuration;
  readonly layers: readonly Layer[];
}

const recordedLives = (): readonly RecordedLife[] => {
  const lives = kioskLives.map((life) => ({
    life,
    configuration: "as shipped" as const,
    layers: life.isDatabaseWhole ? layers : (["whole"] as const),
  }));
  const weak = (["synchronous = NORMAL", "eatmydata"] as const).map((configuration) => ({
    life: lifeWithReceipts,
    configuration,
    layers,
  }));
  return [...lives, ...weak];
};
