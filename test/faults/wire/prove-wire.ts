import { memoryFolder } from "../../support/memory-folder.ts";
import type { Proof } from "../proof.ts";
import type { LineFault } from "./line-faults.ts";
import { type TrialTime, trialTime } from "./time.ts";
import { misfortunes, type Trial, type TrialCentre, tryOut } from "./trial.ts";
import { startWireCentre } from "./wire-centre.ts";

export interface WireOptions {
  readonly seeds: number;
  /** The first of the seeds. */
  readonly seed: string;
  readonly say: (line: string) => void;
}

const shownFailures = 20;

/** Trials one after the other, at a centre that keeps the data of all of them. */
export const tryAll = async (
  seeds: readonly string[],
  { centre, time }: { readonly centre: TrialCentre; readonly time: TrialTime },
  say: (line: string) => void,
): Promise<readonly Trial[]> => {
  const trials: Trial[] = [];
  for (const seed of seeds) {
    const trial = await tryOut(seed, { centre, time, parentFolder: memoryFolder() });
    trials.push(trial);
    for (const fault of trial.faults) say(`seed ${seed} (${trial.misfortune}): ${fault}`);
    if (trials.length % 500 === 0) say(`${trials.length} of ${seeds.length} seeds`);
  }
  return trials;
};

const countOf = (trials: readonly Trial[], fault: LineFault | "fine"): number =>
  trials.reduce((sum, { seen }) => sum + (seen.get(fault) ?? 0), 0);

const rowOf = (misfortune: string, trials: readonly Trial[]): readonly string[] => {
  const requests = trials.flatMap(({ seen }) => [...seen.values()]).reduce((sum, count) => sum + count, 0);
  return [
    misfortune,
    trials.length,
    trials.reduce((sum, { entries }) => sum + entries, 0),
    requests,
    requests - countOf(trials, "fine"),
    trials.filter(({ faults }) => faults.length > 0).length,
  ].map(String);
};

/** Tries `seeds` bad lives of a kiosk, beginning with the named seed. */
export const proveWire = async ({ seeds, seed, say }: WireOptions): Promise<Proof> => {
  const time = trialTime();
  const centre = await startWireCentre(memoryFolder(), time.centreMs);
  const first = Number(seed);
  if (!Number.isSafeInteger(first)) throw new Error("the seeds of the line are whole numbers");
  const names = Array.from({ length: seeds }, (_, index) => String(first + index));
  const trials = await tryAll(names, { centre, time }, say);
  return {
    title: "The line between kiosk and centre: everything arrives, once, and no cursor moves without a receipt",
    rows: [
      ["besides the line", "seeds", "entries", "requests", "of them spoiled", "seeds that failed"],
      ...misfortunes.map((name) =>
        rowOf(
          name,
          trials.filter(({ misfortune }) => misfortune === name),
        ),
      ),
      rowOf("all", trials),
    ],
    failures: trials
      .filter(({ faults }) => faults.length > 0)
      .slice(0, shownFailures)
      .map(
        (trial) => `${trial.faults.join("; ")} (again: npm run prove -- --only wire --seeds 1 --seed ${trial.seed})`,
      ),
  };
};
