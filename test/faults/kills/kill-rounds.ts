import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { projectFolder } from "../../../build/electron-runtime/project-modules.ts";
import type { Sql } from "../../../central/database/sql.ts";
import { changePolicy } from "../../support/centre/change-policy.ts";
import { environmentOf, type KioskOptions, launchKiosk, logIn } from "../../support/window/kiosk.ts";
import { entriesOnDisk, textsOnDisk } from "../../support/window/ledger-on-disk.ts";
import { tapUntilKilled } from "./thankful-page.ts";

export interface KilledKiosk {
  /** Enrolled by its first start. */
  readonly options: KioskOptions;
  readonly staff: { readonly number: string; readonly pin: string };
  readonly sql: Sql;
}

export interface KillFindings {
  /** Kills during a start, and during service. */
  readonly atStart: number;
  readonly inService: number;
  /** Ratings for which thanks were shown. */
  readonly thanked: number;
  /** Ratings on the disk in the end, including those cut off before the thanks. */
  readonly onDisk: number;
  /** Prompts of ratings for which thanks were shown and that are missing on the disk. */
  readonly lost: readonly string[];
  /** Ratings on the disk beyond one for each prompt. */
  readonly doubled: number;
  /** Entries that differ between the centre and the disk, in the end. */
  readonly differing: number;
}

/**
 * The duration of a start and of a rating here, milliseconds; measured, because a busy machine is many times as slow.
 */
interface Pace {
  readonly startMs: number;
  readonly ratingMs: number;
}

/** Kills in service are spread over the time of this many ratings. */
const ratingsOfService = 3;
const partsOfService = 4;
/** Every third kill is during a start. */
const isAtStart = (round: number): boolean => round % 3 === 2;

const killAtStart = async ({ options }: KilledKiosk, afterMs: number): Promise<void> => {
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const child = spawn(options.executable, [...sandbox, projectFolder], {
    env: environmentOf(options),
    stdio: "ignore",
  });
  const ended = once(child, "exit");
  await wait(afterMs);
  child.kill("SIGKILL");
  await ended;
};

const killInService = async (killed: KilledKiosk, afterMs: number, onThanks: (promptId: string) => void) => {
  const { page, kill } = await launchKiosk(killed.options);
  await page.getByTestId("badge-name").waitFor();
  await tapUntilKilled(page, onThanks);
  await wait(afterMs);
  await kill();
};

/** Another configuration, which the kiosk fetches with its next upload. */
const changeConfiguration = (sql: Sql, round: number): Promise<unknown> =>
  changePolicy(sql, { policy: { thanksMs: 5_000 + (round % 100) } });

/** Kills the real application repeatedly, with a live centre, and counts the remaining data. */
export const killAgainAndAgain = async (
  killed: KilledKiosk,
  rounds: number,
  random: () => number,
): Promise<KillFindings> => {
  const thanked = new Set<string>();
  const onThanks = (promptId: string): void => void thanked.add(promptId);
  const { startMs, ratingMs } = await beginShift(killed, onThanks);
  let served = 0;
  /** Anywhere in the next part of the time, so that no run of rounds ends before its first rating by chance. */
  const momentInService = (): number => {
    const part = served % partsOfService;
    served += 1;
    return ((part + random()) / partsOfService) * ratingsOfService * ratingMs;
  };
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 1) await changeConfiguration(killed.sql, round);
    if (isAtStart(round)) await killAtStart(killed, random() * startMs);
    else await killInService(killed, momentInService(), onThanks);
  }
  const differing = await drain(killed);
  const onDisk = entriesOnDisk(killed.options.dataFolder, "rating-given").map(({ body }) => String(body["promptId"]));
  const kept = new Set(onDisk);
  const atStart = Array.from({ length: rounds }, (_, round) => round).filter(isAtStart).length;
  return {
    atStart,
    inService: rounds - atStart,
    thanked: thanked.size,
    onDisk: onDisk.length,
    lost: [...thanked].filter((promptId) => !kept.has(promptId)),
    doubled: onDisk.length - kept.size,
    differing,
  };
};

/** Logs a member of staff in and rates once, to measure the pace. */
const beginShift = async ({ options, staff }: KilledKiosk, onThanks: (promptId: string) => void): Promise<Pace> => {
  const launchedMs = performance.now();
  const { page, kill } = await launchKiosk(options);
  await page.getByTestId("login-open").waitFor();
  const startMs = performance.now() - launchedMs;
  await logIn(page, staff.number, staff.pin);
  await page.getByTestId("badge-name").waitFor();
  const beginMs = performance.now();
  await new Promise<void>((resolve, reject) => {
    tapUntilKilled(page, (promptId) => {
      onThanks(promptId);
      resolve();
    }).catch(reject);
  });
  const ratingMs = performance.now() - beginMs;
  await kill();
  return { startMs, ratingMs };
};

const drainLimitMs = 60_000;

/** Lets the kiosk send all its entries; returns the number that differ where it does not finish. */
const drain = async ({ options, sql }: KilledKiosk): Promise<number> => {
  const { page, kill } = await launchKiosk(options);
  await page.getByTestId("badge-name").waitFor();
  const giveUpAtMs = performance.now() + drainLimitMs;
  let differing = await differingEntries(options.dataFolder, sql);
  while (differing > 0 && performance.now() < giveUpAtMs) {
    await wait(200);
    differing = await differingEntries(options.dataFolder, sql);
  }
  await kill();
  return differing;
};

const differingEntries = async (dataFolder: string, sql: Sql): Promise<number> => {
  const held = textsOnDisk(dataFolder);
  const rows = await sql<{ text: string }[]>`
    select convert_from(entry, 'UTF8') as text from ledger_entries where device = ${deviceOf(held)} order by epoch, seq`;
  const atCentre = rows.map(({ text }) => text);
  const longer = held.length > atCentre.length ? held : atCentre;
  return longer.filter((_, index) => held[index] !== atCentre[index]).length;
};

const deviceOf = ([first = "{}"]: readonly string[]): string => JSON.parse(first).device;
