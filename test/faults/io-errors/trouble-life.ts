import { rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { judge } from "../power-cut/judge.ts";
import { workFolder } from "../power-cut/work-folder.ts";
import { liveOn, type Trouble, troublesOf } from "./failing-disk.ts";
import type { TroubledLife } from "./troubled-lives.ts";
import { copyOf, liveUndisturbed, prepared, type Undisturbed } from "./undisturbed-life.ts";

export interface Troubled {
  readonly trouble: Trouble;
  readonly acknowledged: number;
  readonly refused: number;
  readonly beganEpoch: boolean;
  /** Violations, in words. */
  readonly faults: readonly string[];
}

const hashesSaid = (said: readonly string[]): readonly string[] =>
  said.filter((line) => line.startsWith("acknowledge ")).map((line) => line.slice("acknowledge ".length));

/** SQLite treats an unreadable page as damage, and so does the kiosk: nothing shows that the disk will recover. */
const isDamageToSqlite = ({ call }: Trouble): boolean => call === "pread64";

/** Runs a life once with one trouble, and then starts on the resulting folder, on a disk that works again. */
const liveTroubled = async (
  life: TroubledLife,
  trouble: Trouble,
  { folder, expected }: { readonly folder: string; readonly expected: Undisturbed },
): Promise<Troubled> => {
  const paths = expected.paths.map((path) => folder + path);
  const { said, exitCode, complaint } = await liveOn({ folder, life: life.name, paths, trouble });
  const verdict = judge(folder, "whole");
  const acknowledged = hashesSaid(said);
  const lost = [...expected.promised, ...acknowledged].filter((hash) => !verdict.held.has(hash)).length;
  const beganEpoch = verdict.epoch > expected.epoch;
  const isBack = said.at(-1)?.startsWith("acknowledge ") === true;
  const faults = [
    ...(exitCode === 0 ? [] : [`ended with ${exitCode}: ${complaint.slice(0, 400)}`]),
    ...(verdict.refusal === undefined ? [] : [`does not start afterwards: ${verdict.refusal}`]),
    ...(lost > 0 ? [`${lost} acknowledged entries are gone`] : []),
    ...(trouble.lasts || isBack ? [] : [`does not come back by itself: ${said.slice(-2).join("; ")}`]),
    ...(beganEpoch && !isDamageToSqlite(trouble) ? [`began epoch ${verdict.epoch}`] : []),
  ];
  return {
    trouble,
    acknowledged: acknowledged.length,
    refused: said.filter((line) => line.startsWith("refused ")).length,
    beganEpoch,
    faults,
  };
};

/** Runs a life once for every `stride`th of its troubles, from trouble `first` on. */
export const troubleLife = async (life: TroubledLife, stride: number, first = 0): Promise<readonly Troubled[]> => {
  const root = workFolder();
  try {
    const from = prepared(life, root);
    const expected = await liveUndisturbed(life, from, root);
    const troubles = troublesOf(expected.calls).filter((_, index) => index % stride === first % stride);
    const found: Troubled[] = [];
    const queue = troubles.entries();
    const work = async (): Promise<void> => {
      for (const [index, trouble] of queue) {
        const name = `life-${index}`;
        const folder = copyOf(from, root, name);
        found.push(await liveTroubled(life, trouble, { folder, expected }));
        rmSync(join(root, name), { recursive: true, force: true });
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
    return found;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};
