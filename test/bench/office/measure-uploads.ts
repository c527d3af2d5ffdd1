import { setTimeout as wait } from "node:timers/promises";
import type { Sql } from "../../../central/database/sql.ts";
import { areFiguresBehind } from "../../../central/figures/roll-up/roll-up.ts";
import type { Draft } from "../../support/centre/ledger.ts";
import { type Spread, spreadOf, toHundredths, toTenths } from "../support/statistics.ts";
import type { CityClient } from "./city-client.ts";
import { ownSecondsOf, processorSecondsOf } from "./process-usage.ts";
import { type BenchShift, benchShift } from "./visit-entries.ts";

/** Uploads by several devices at one time. */
export interface Load {
  readonly perSecond: number;
  /** From the beginning of a request until its answer, milliseconds. */
  readonly tookMs: Spread;
  /** Processor seconds of one upload or request, milliseconds: of the centre's process, PostgreSQL and this client. */
  readonly centreMs: number;
  readonly postgresMs: number;
  readonly clientMs: number;
}

export const clientSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** The kiosks begin one after the other within this time, milliseconds: no citizens of a city tap at the same moment. */
const beginWithinMs = 250;

/** Does `work` in a loop for each client until the time is over. */
export const loadWith = async (
  clients: readonly CityClient[],
  serverPid: number,
  seconds: number,
  work: (client: CityClient, round: number) => Promise<void>,
): Promise<Load> => {
  const before = [processorSecondsOf(serverPid), ownSecondsOf(serverPid), clientSeconds()] as const;
  const beganAtMs = performance.now();
  const took: number[] = [];
  await Promise.all(
    clients.map(async (client, index) => {
      await wait((index * beginWithinMs) / clients.length);
      for (let round = 0; performance.now() - beganAtMs < seconds * 1_000; round += 1) {
        const askedAtMs = performance.now();
        await work(client, round);
        took.push(performance.now() - askedAtMs);
      }
    }),
  );
  const [lasted, done] = [(performance.now() - beganAtMs) / 1_000, took.length];
  const [all, own, client] = [
    processorSecondsOf(serverPid) - before[0],
    ownSecondsOf(serverPid) - before[1],
    clientSeconds() - before[2],
  ];
  const msOf = (used: number): number => toHundredths((used * 1_000) / done);
  const processors = { centreMs: msOf(own), postgresMs: msOf(all - own), clientMs: msOf(client) };
  return { perSecond: toTenths(done / lasted), tookMs: spreadOf(took), ...processors };
};

/** A shift of 499 visits. */
const entriesOfBacklog = 1_000;
const backlogsAtOnce = 4;
/**
 * Not counted: V8 compiles, and PostgreSQL plans and reads its first pages. In the first fifteen seconds the rate is a tenth
 * lower, and the slowest answers take half as long again, as from then on. A centre runs for weeks.
 */
const warmUpSeconds = 20;

const shiftsOf = async (clients: readonly CityClient[]): Promise<ReadonlyMap<CityClient, BenchShift>> => {
  const shifts = new Map(clients.map((client) => [client, benchShift(client.window)]));
  for (const [client, { start }] of shifts) await client.send([start]);
  return shifts;
};

export interface Uploads {
  readonly oneVisit: Load;
  /** Uploads of a thousand entries; `perSecond` counts the entries. */
  readonly backlog: Load;
  /** From the receipt of a shift's end until the cells, and the published lines, contain it; milliseconds. */
  readonly rollUpLagMs: { readonly cells: number; readonly lines: number };
}

/** Waits until a query returns a row; milliseconds. */
const waitFor = async (found: () => Promise<boolean>, beganAtMs: number): Promise<number> => {
  while (!(await found())) await wait(50);
  return Math.round(performance.now() - beganAtMs);
};

const measureLag = async (sql: Sql, client: CityClient, shift: BenchShift) => {
  const { id } = client.device;
  const cellsOf = async () => (await sql`select from figure_cells where device = ${id}`).length;
  const isPublished = async () => !(await areFiguresBehind(sql, new Date()));
  // The other devices of the bench are counted before.
  await waitFor(isPublished, 0);
  const before = await cellsOf();
  await client.send([shift.end]);
  const beganAtMs = performance.now();
  const cells = await waitFor(async () => (await cellsOf()) > before, beganAtMs);
  const lines = await waitFor(isPublished, beganAtMs);
  return { cells, lines };
};

const backlogOf = ({ window }: CityClient): readonly Draft[] => {
  const { start, visit, end } = benchShift(window);
  return [start, ...Array.from({ length: entriesOfBacklog / 2 - 1 }, (_, index) => visit(index)).flat(), end];
};

/**
 * One-visit uploads of many kiosks, the backlogs of others, and the roll-up after a shift. Each backlog is that of another
 * kiosk, as after an outage of a network: no window has thousands of visits in a day.
 */
export const measureUploads = async (
  sql: Sql,
  clients: readonly CityClient[],
  behind: readonly CityClient[],
  serverPid: number,
  seconds: number,
): Promise<Uploads> => {
  const shifts = await shiftsOf(clients);
  const visitsOf = (client: CityClient, from: number, count: number) =>
    Array.from({ length: count }, (_, index) => shifts.get(client)?.visit(from + index) ?? []).flat();
  const loadWithVisits = (lasting: number) =>
    loadWith(clients, serverPid, lasting, (client, round) => client.send(visitsOf(client, round, 1)));
  await loadWithVisits(warmUpSeconds);
  const oneVisit = await loadWithVisits(seconds);
  const waiting = [...behind];
  const backlog = await loadWith(waiting.slice(0, backlogsAtOnce), serverPid, seconds, async () => {
    const client = waiting.shift();
    if (!client) throw new Error("no kiosk waits");
    await client.send(backlogOf(client));
    waiting.push(client);
  });
  const [last] = clients;
  const shift = last && shifts.get(last);
  if (!shift) throw new Error("no client");
  for (const client of clients.slice(1)) await client.send([shifts.get(client)?.end ?? shift.end]);
  const rollUpLagMs = await measureLag(sql, last, shift);
  return { oneVisit, backlog: { ...backlog, perSecond: backlog.perSecond * entriesOfBacklog }, rollUpLagMs };
};
