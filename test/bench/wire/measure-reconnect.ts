import { join } from "node:path";
import type { BenchCentre } from "../support/bench-centre.ts";
import { folderOnDisk } from "../support/folders.ts";
import { type Spread, spreadOf, toTenths } from "../support/statistics.ts";
import { type FleetDevice, fleetDevice } from "./fleet-device.ts";
import { type FleetLine, fleetLine } from "./fleet-line.ts";

export interface Reconnection {
  readonly devices: number;
  readonly entriesEach: number;
  readonly requests: number;
  readonly refused: number;
  /** For every request, from its arrival at the centre to its answer. */
  readonly centreMs: Spread;
  /** The same from the kiosks' side: all of them share one thread here and wait for each other. */
  readonly answerMs: Spread;
  /** From the moment at which the centre is back. */
  readonly firstReceiptMs: Spread & { readonly last: number };
  readonly everythingMs: Spread & { readonly last: number };
  readonly starved: number;
}

/** Entries of a day at a window of middling demand. */
const entriesADay = 200;
/** The entries since the last receipt, which a start finds. */
const entriesAtStart = 20;
/** Long enough for the waits to reach their maximum. */
const downMs = 600_000;
const mostMs = 300_000;

const makeDevices = async (centre: BenchCentre, line: FleetLine, count: number): Promise<readonly FleetDevice[]> => {
  const parent = await folderOnDisk();
  const devices: FleetDevice[] = [];
  for (const [index, code] of (await centre.newEnrolmentCodes(count)).entries()) {
    const folder = join(parent, String(index));
    devices.push(await fleetDevice({ centreUrl: centre.url, code, folder, firstVisit: index * 1_000 }, line));
  }
  return devices;
};

const withLast = (values: readonly number[]): Spread & { readonly last: number } => ({
  ...spreadOf(values),
  last: toTenths(Math.max(...values)),
});

interface Fleet {
  readonly centre: BenchCentre;
  readonly line: FleetLine;
  readonly devices: readonly FleetDevice[];
}

const comeBack = async ({ devices, line, centre }: Fleet, entriesEach: number): Promise<Reconnection> => {
  line.take();
  const answeredBefore = centre.answeredMs().length;
  line.setUp(true);
  const arrivals = await Promise.all(devices.map((device) => device.arrive(mostMs)));
  const { answerMs, refused } = line.take();
  return {
    devices: devices.length,
    entriesEach,
    requests: answerMs.length,
    refused,
    centreMs: spreadOf(centre.answeredMs().slice(answeredBefore)),
    answerMs: spreadOf(answerMs),
    firstReceiptMs: withLast(arrivals.map(({ firstReceiptMs }) => firstReceiptMs)),
    everythingMs: withLast(arrivals.map(({ allMs }) => allMs ?? Number.POSITIVE_INFINITY)),
    starved: arrivals.filter(({ allMs }) => allMs === undefined).length,
  };
};

/**
 * The centre comes back after a day, while `count` kiosks have kept retrying. Then all of them start at the same
 * moment, as after a power cut in the whole town.
 */
export const measureReconnect = async (centre: BenchCentre, count: number) => {
  const line = fleetLine();
  const devices = await makeDevices(centre, line, count);
  try {
    line.setUp(false);
    for (const device of devices) {
      device.serve(entriesADay);
      await device.loseCentre(downMs);
    }
    const afterADay = await comeBack({ devices, line, centre }, entriesADay);
    for (const device of devices) {
      device.serve(entriesAtStart);
      device.restart();
    }
    const startedTogether = await comeBack({ devices, line, centre }, entriesAtStart);
    return { afterADay, startedTogether };
  } finally {
    for (const device of devices) device.close();
  }
};
