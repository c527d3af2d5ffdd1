import { setTimeout as wait } from "node:timers/promises";
import { logIn } from "../../support/window/kiosk.ts";
import { levelsOnDisk } from "../../support/window/ledger-on-disk.ts";
import { bareApplication, kioskApplication, type Surroundings } from "../support/applications.ts";
import { assertRatingsArrive, type BenchCentre, someStaff } from "../support/bench-centre.ts";
import type { Repetitions } from "../support/options.ts";
import { installTapProbe, tapToThanksMs } from "./tap-probe.ts";
import { bareTarget, kioskTarget, openWindow, type TapTarget } from "./tap-target.ts";

export interface TapTimes {
  readonly kioskMs: readonly number[];
  readonly bareMs: readonly number[];
}

interface Places {
  readonly kiosk: Surroundings;
  readonly bare: Surroundings;
  readonly centre: BenchCentre;
}

/**
 * Enrols a kiosk, logs somebody in and taps, in turns with the empty application, so that whatever else the machine
 * does meets both. Leaves the kiosk's folder enrolled and somebody on duty. Throws where a rating is missing on disk
 * or at the centre.
 */
export const measureTaps = async (places: Places, repetitions: Repetitions): Promise<TapTimes> => {
  const code = await places.centre.newEnrolmentCode();
  const enrolment = { centreUrl: places.centre.url, code };
  const kiosk = await openWindow(kioskApplication({ ...places.kiosk, enrolment }));
  const { number, pin } = someStaff();
  await logIn(kiosk.page, number, pin);
  await kiosk.page.getByTestId("open-prompt").waitFor();
  const bare = await openWindow(bareApplication(places.bare));
  const times = await takeTurns(kioskTarget(kiosk.page), bareTarget(bare.page), repetitions);
  await assertNothingLost(places, times.kioskMs.length);
  await Promise.all([kiosk.close(), bare.close()]);
  return times;
};

const takeTurns = async (kiosk: TapTarget, bare: TapTarget, repetitions: Repetitions): Promise<TapTimes> => {
  await Promise.all([installTapProbe(kiosk.page), installTapProbe(bare.page)]);
  const kioskMs: number[] = [];
  const bareMs: number[] = [];
  for (let block = 0; block < repetitions.tapBlocks; block += 1) {
    kioskMs.push(...(await tapBlock(kiosk, repetitions.tapsABlock)));
    bareMs.push(...(await tapBlock(bare, repetitions.tapsABlock)));
  }
  return { kioskMs, bareMs };
};

const tapBlock = async (target: TapTarget, taps: number): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let tap = 0; tap < taps; tap += 1) {
    await target.prepareTap();
    await wait(restMs());
    times.push(await tapToThanksMs(target.page));
  }
  return times;
};

/** A person looks before tapping; uneven, so that taps do not fall in step with frames or uploads. */
const restMs = (): number => 80 + Math.random() * 80;

const assertNothingLost = async ({ kiosk, centre }: Places, taps: number): Promise<void> => {
  const onDisk = levelsOnDisk(kiosk.dataFolder).length;
  if (onDisk !== taps) throw new Error(`${onDisk} ratings are on disk in place of ${taps}`);
  await assertRatingsArrive(centre, taps);
};
