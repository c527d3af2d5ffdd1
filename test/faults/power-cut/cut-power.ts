import { rmSync } from "node:fs";
import { join } from "node:path";
import { Disk, type Remains } from "./disk.ts";
import type { DiskEvent, Recording } from "./disk-event.ts";
import { judge, type Layer } from "./judge.ts";
import { dataFolderIn } from "./kiosk-lives.ts";
import { seededBy } from "./random.ts";
import { keyOf, rebuild } from "./rebuild.ts";
import { type SurvivalKind, survivalOf } from "./survivals.ts";
import { workFolder } from "./work-folder.ts";

/** The shares of calls at which the power is cut, from 0 to 1: checking every call takes too long for every run. */
export interface Shares {
  /** Of those that change a name or truncate a file: they are few, and each is a step of its own. */
  readonly names: number;
  readonly others: number;
}

export interface Cuts {
  readonly seed: string;
  readonly layer: Layer;
  readonly kinds: readonly SurvivalKind[];
  readonly shares: Shares;
  /** Calls from this one up to the other, counted from the recording's start. */
  readonly from: number;
  readonly to: number;
  /** Whether the disks are retained for a person to examine. */
  readonly keep: boolean;
}

/** A disk that a power cut can leave, and the result of the kiosk's start on it. */
export interface Outcome {
  /** Of the cuts that leave this same disk, the one after which most is missing. */
  readonly call: number;
  readonly kind: SurvivalKind;
  readonly refusal: string | undefined;
  /** The number of acknowledged entries that are lost. */
  readonly lost: number;
  readonly beganEpoch: boolean;
  readonly folder: string | undefined;
}

interface Moment {
  readonly call: number;
  readonly disk: Disk;
  /** The range of the list of promises that has to be stored: first index, and end. */
  readonly released: number;
  readonly promised: number;
}

interface Found {
  readonly refusal: string | undefined;
  /** Indexes in the list of promises, in order. */
  readonly missing: readonly number[];
  readonly epoch: number;
  readonly folder: string | undefined;
}

/**
 * Cuts the power after each call, in each requested manner, and starts on each resulting disk, once for each distinct
 * one.
 */
export const cutPower = (recording: Recording, cuts: Cuts): readonly Outcome[] => {
  const promises = promisesIn(recording);
  const work = workFolder();
  const known = new Map<string, { readonly found: Found; readonly outcome: Outcome }>();
  for (const { call, disk, released, promised } of momentsOf(recording, promises, cuts)) {
    for (const kind of disk.hasPending() ? cuts.kinds : cuts.kinds.slice(0, 1)) {
      const name = `${call}-${kind.replace(" ", "-")}`;
      const remains = disk.remains(survivalOf(kind, seededBy(`${cuts.seed}/${recording.name}/${name}`)));
      const key = kind === "torn sectors" ? name : keyOf(remains);
      const before = known.get(key);
      const found = before?.found ?? startOn(remains, join(work, name), cuts, promises);
      const lost = found.missing.filter((place) => place >= released && place < promised).length;
      if (before && before.outcome.lost >= lost) continue;
      const { refusal, epoch, folder } = found;
      const outcome = { call, kind, lost, refusal, beganEpoch: epoch > 1, folder };
      known.set(key, { found, outcome });
    }
  }
  if (!cuts.keep) rmSync(work, { recursive: true });
  return [...known.values()].map(({ outcome }) => outcome);
};

/** Hashes of the entries in the order in which they were acknowledged. */
const promisesIn = ({ before, events }: Recording): readonly string[] => [
  ...before,
  ...events.flatMap((event) => (event.kind === "acknowledge" ? [event.hash] : [])),
];

function* momentsOf(
  { name, before, events, start }: Recording,
  promises: readonly string[],
  cuts: Cuts,
): Generator<Moment> {
  const disk = new Disk();
  let released = 0;
  let promised = before.length;
  const sure = oneCallInEachPart(events.length - start, `${cuts.seed}/${name}`);
  for (const [index, event] of events.entries()) {
    const call = index - start;
    if (call >= cuts.to) return;
    disk.apply(event);
    if (event.kind === "acknowledge") promised += 1;
    // Receipted entries have to be in the database only.
    if (event.kind === "release" && cuts.layer === "journal alone") released = promises.indexOf(event.hash) + 1;
    if (call < cuts.from) continue;
    if (sure.has(call) || isChosen(event, cuts.shares, `${cuts.seed}/${name}/${call}`)) {
      yield { call, disk, released, promised };
    }
  }
}

/** A random call of each quarter: by the shares alone, some seeds cut a short life twice only, and prove nothing there. */
const oneCallInEachPart = (calls: number, seed: string): ReadonlySet<number> => {
  const random = seededBy(`${seed}/parts`);
  return new Set([0, 1, 2, 3].map((part) => Math.floor(((part + random()) * calls) / 4)));
};

const isNamesChange = ({ kind }: DiskEvent): boolean => ["put", "link", "drop", "move", "resize"].includes(kind);

const isChosen = (event: DiskEvent, shares: Shares, seed: string): boolean =>
  seededBy(seed)() < (isNamesChange(event) ? shares.names : shares.others);

const startOn = (remains: Remains, root: string, cuts: Cuts, promises: readonly string[]): Found => {
  rebuild(remains, root);
  const { refusal, held, epoch } = judge(dataFolderIn(root), cuts.layer);
  const missing = promises.flatMap((hash, place) => (held.has(hash) ? [] : [place]));
  if (!cuts.keep) rmSync(root, { recursive: true });
  return { refusal, missing, epoch, folder: cuts.keep ? root : undefined };
};
