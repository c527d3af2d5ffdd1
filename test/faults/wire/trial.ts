import { rmSync } from "node:fs";
import type { Sql } from "../../../central/database/sql.ts";
import { databaseFileIn } from "../../../db/data-folder.ts";
import { reasonOf } from "../../../db/failure-reason.ts";
import { enrol } from "../../../electron/main/identity/enrol.ts";
import { newPrivateKey, privateKeyText } from "../../../electron/wire/key-pair.ts";
import { alterEntries } from "../../support/lose-entries.ts";
import { alterationsOf } from "./alterations.ts";
import { type Backup, backUp, restore } from "./centre-backup.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { type FaultyLine, faultyLine } from "./faulty-line.ts";
import { faultsOf } from "./judge-trial.ts";
import type { TrialTime } from "./time.ts";
import { type TrialKiosk, trialKiosk, type WrittenEntry } from "./trial-kiosk.ts";

/** The real centre, on a real PostgreSQL, with `time.centreMs` for its clock. */
export interface TrialCentre {
  readonly url: string;
  readonly sql: Sql;
  readonly newEnrolmentCode: () => Promise<string>;
}

/** The fault besides those of the line; one for each trial, so that its invariants can be stated. */
export const misfortunes = [
  "none",
  "centre restored",
  "device restored",
  "database lost",
  "database lost, centre restored",
  "entries lost",
  "entries lost, centre restored",
] as const;
export type Misfortune = (typeof misfortunes)[number];

export interface Trial {
  readonly seed: string;
  readonly misfortune: Misfortune;
  readonly steps: readonly string[];
  readonly entries: number;
  readonly seen: FaultyLine["seen"];
  /** Sentences; empty where all invariants held. */
  readonly faults: readonly string[];
}

export interface Surroundings {
  readonly centre: TrialCentre;
  readonly time: TrialTime;
  readonly parentFolder: string;
}

const dayMs = 86_400_000;

const loseDatabase = (folder: string): void => {
  for (const companion of ["", "-wal", "-shm"]) rmSync(`${databaseFileIn(folder)}${companion}`, { force: true });
};

interface World extends Surroundings {
  readonly chance: Chance;
  readonly kiosk: TrialKiosk;
  /** Reads the kiosk's entries before some of them are removed. */
  readonly remember: () => void;
  /** Entries that are removed from every storage. */
  readonly lose: (texts: readonly string[]) => void;
}

type Step = (world: World) => Promise<void> | void;

const everyday: Readonly<Record<string, Step>> = {
  rate: ({ kiosk, chance }) => kiosk.rate(chance.whole(1, 12)),
  "rate again": ({ kiosk, chance }) => kiosk.rate(chance.whole(1, 3)),
  "rate much": ({ kiosk, chance }) => kiosk.rate(chance.whole(20, 50)),
  live: ({ kiosk, chance }) => kiosk.live(chance.whole(100, 20_000)),
  "live on": ({ kiosk, chance }) => kiosk.live(chance.whole(50_000, 100_000)),
  crash: ({ kiosk }) => kiosk.crash(),
  restart: ({ kiosk }) => kiosk.restart(),
  "set the clock": ({ time, chance }) => time.setKioskClock(chance.whole(-400 * dayMs, 400 * dayMs)),
};

const loseIt: Step = ({ kiosk, remember }) => {
  remember();
  kiosk.restart(loseDatabase);
};

/** In database and journal alike, while none of them has its receipt here. */
const loseSome: Step = ({ kiosk, chance, remember, lose }) => {
  remember();
  const alterations = alterationsOf(kiosk.unreceipted(), chance);
  lose(alterations.map(({ text }) => text));
  kiosk.restart((folder) => alterEntries(folder, alterations));
};

/** The steps that the misfortune adds. */
const extraSteps = (misfortune: Misfortune): Readonly<Record<string, Step>> => {
  let backup: Backup | undefined;
  const backUpCentre: Step = async ({ centre, kiosk }) => {
    backup = await backUp(centre.sql, kiosk.identity.device);
  };
  const restoreCentre: Step = async (world) => {
    if (!backup) await backUpCentre(world);
    else await restore(world.centre.sql, world.kiosk.identity.device, backup);
  };
  const ofCentre = { "back the centre up": backUpCentre, "restore the centre": restoreCentre };
  let hasCopy = false;
  const copy: Step = ({ kiosk }) => {
    kiosk.copy();
    hasCopy = true;
  };
  const restoreCopy: Step = (world) => {
    if (!hasCopy) return copy(world);
    world.remember();
    world.kiosk.restoreCopy();
  };
  if (misfortune === "centre restored") return ofCentre;
  if (misfortune === "device restored") return { "copy the device": copy, "restore the device": restoreCopy };
  if (misfortune === "entries lost") return { "lose entries": loseSome, "lose the database": loseIt };
  if (misfortune === "entries lost, centre restored") return { ...ofCentre, "lose entries": loseSome };
  if (misfortune === "database lost") return { "lose the database": loseIt };
  return misfortune === "none" ? {} : { ...ofCentre, "lose the database": loseIt };
};

const enrolledIdentity = async (centre: TrialCentre) => {
  const privateKey = newPrivateKey();
  const code = await centre.newEnrolmentCode();
  const enrolled = await enrol({ centreUrl: centre.url, code, privateKey, appVersion: "0.1.0", timeoutMs: 20_000 });
  if (!enrolled.ok) throw new Error(JSON.stringify(enrolled.problem));
  const { device, centrePublicKey, pepper = null } = enrolled.value;
  const keyAtRest = "file" as const;
  return { device, centreUrl: centre.url, centrePublicKey, privateKey: privateKeyText(privateKey), pepper, keyAtRest };
};

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>) => Object.keys(record) as [Key, ...Key[]];

/** An epoch that arrived whole and that the journal restores whole, before the centre loses part of it. */
const beginSecondEpoch = async (world: World, extra: Readonly<Record<string, Step>>): Promise<void> => {
  await extra["back the centre up"]?.(world);
  world.kiosk.rate(world.chance.whole(1, 9));
  await world.kiosk.live(world.chance.whole(2_000, 5_000));
  loseIt(world);
};

const liveThrough = async (world: World, line: FaultyLine, misfortune: Misfortune): Promise<readonly string[]> => {
  const { chance } = world;
  const extra = extraSteps(misfortune);
  const steps: string[] = [];
  if (misfortune === "database lost, centre restored" && chance.happens(0.5)) await beginSecondEpoch(world, extra);
  for (let left = chance.whole(4, 10); left > 0; left -= 1) {
    line.setWeather(chance.oneOf([0, 0.3, 0.6, 0.9]));
    const isExtra = misfortune !== "none" && chance.happens(0.3);
    const record = isExtra ? extra : everyday;
    const name = chance.oneOf(keysOf(record));
    steps.push(name);
    await record[name]?.(world);
    if (chance.happens(0.4)) await world.kiosk.live(chance.whole(100, 10_000));
    if (chance.happens(0.1)) await line.bringLate();
  }
  return steps;
};

/** A kiosk's bad days, and a good one after them. The same seed makes the same decisions. */
export const tryOut = async (seed: string, surroundings: Surroundings): Promise<Trial> => {
  const { centre, time } = surroundings;
  const chance = chanceOf(`wire ${seed}`);
  const misfortune = chance.oneOf(misfortunes);
  time.setKioskClock(0);
  const line = faultyLine(time, chance);
  const identity = await enrolledIdentity(centre);
  const kiosk = trialKiosk({ ...surroundings, identity, line, chance });
  const known = { seed, misfortune, seen: line.seen };
  const written = new Map<string, WrittenEntry>();
  const lost = new Set<string>();
  const remember = (): void => {
    for (const entry of kiosk.entries()) written.set(entry.text, entry);
  };
  try {
    const lose = (texts: readonly string[]): void => {
      for (const text of texts) lost.add(text);
    };
    const steps = await liveThrough({ ...surroundings, chance, kiosk, remember, lose }, line, misfortune);
    line.setWeather(0);
    kiosk.rate(1);
    if (chance.happens(0.5)) await line.bringLate();
    await kiosk.live(chance.whole(0, 2_000));
    await line.bringLate();
    await kiosk.drain(misfortune === "device restored" ? 240_000 : 900_000);
    remember();
    const everything = [...written.values()];
    const faults = await faultsOf({ misfortune, kiosk, line, sql: centre.sql, written: everything, lost });
    return { ...known, steps, entries: written.size, faults };
  } catch (error) {
    return { ...known, steps: [], entries: written.size, faults: [`threw ${reasonOf(error)}`] };
  } finally {
    kiosk.close();
  }
};
