import type { Outcome } from "./cut-power.ts";
import type { Recording } from "./disk-event.ts";
import type { Layer } from "./judge.ts";
import type { KioskLife } from "./kiosk-lives.ts";
import type { Configuration } from "./trace-kiosk.ts";

/** A stretch of life, its sync mode, and the layer that had to store it. */
export interface Run {
  readonly life: KioskLife;
  readonly configuration: Configuration;
  readonly layer: Layer;
}

/** Whether a run must be seen to lose entries. The journal syncs by itself, in any mode of the database. */
export const mustLose = ({ configuration, layer }: Run): boolean =>
  configuration === "eatmydata" || (configuration === "synchronous = NORMAL" && layer !== "journal alone");

export const headings = ["", "calls", "acknowledged", "disks", "lose", "lost at most", "refused", "new epoch", ""];

export const rowOf = (run: Run, recording: Recording, outcomes: readonly Outcome[]): readonly string[] => {
  const lived = recording.events.slice(recording.start);
  const said = lived.filter(({ kind }) => kind === "acknowledge" || kind === "release").length;
  const figures = [
    lived.length - said,
    recording.before.length + lived.filter(({ kind }) => kind === "acknowledge").length,
    outcomes.length,
    outcomes.filter(loses).length,
    Math.max(0, ...outcomes.map(({ lost }) => lost)),
    outcomes.filter(isRefused).length,
    outcomes.filter(({ beganEpoch }) => beganEpoch).length,
  ];
  return [nameOf(run), ...figures.map((figure) => figure.toLocaleString("en")), mustLose(run) ? "must lose" : ""];
};

const nameOf = ({ life, configuration, layer }: Run): string =>
  [life.name, configuration, layer].filter((part) => part !== "as shipped" && part !== "whole").join(", ");

/** A sentence for each requirement that the run does not meet. */
export const failuresOf = (run: Run, outcomes: readonly Outcome[], seed: string): readonly string[] => {
  if (mustLose(run)) {
    return outcomes.some(loses) ? [] : [`${nameOf(run)}: nothing was seen to be lost, so these cuts see nothing`];
  }
  // Neither half can prove its completeness alone.
  const mayBegin = run.life.beginsEpoch || run.layer !== "whole";
  const isNeedless = ({ beganEpoch }: Outcome): boolean => beganEpoch && !mayBegin;
  const complaints = [
    { words: "lose acknowledged entries", found: outcomes.filter(loses) },
    { words: "refuse to start or to take a rating", found: outcomes.filter(isRefused) },
    { words: "begin an epoch that nothing calls for", found: outcomes.filter(isNeedless) },
  ];
  return complaints.flatMap(({ words, found: [first, ...others] }) => {
    if (!first) return [];
    const what = `${nameOf(run)}: ${others.length + 1} of ${outcomes.length} disks ${words}`;
    const where = `the first after call ${first.call} with ${first.kind} left ${first.refusal ?? ""}`.trimEnd();
    const again = `--seed ${seed} --call ${first.call} --life "${run.life.name}" --configuration "${run.configuration}"`;
    return [`${what}, ${where}. Again: npm run prove -- ${again} --layer "${run.layer}"`];
  });
};

const loses = ({ lost }: Outcome): boolean => lost > 0;
const isRefused = ({ refusal }: Outcome): boolean => refusal !== undefined;
