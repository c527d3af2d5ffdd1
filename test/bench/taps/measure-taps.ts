import { setTimeout as wait } from "node:timers/promises";
import type { KioskOptions } from "../../support/window/kiosk.ts";
import { bareApplication, kioskApplication, type Surroundings } from "../support/applications.ts";
import { assertRatingsArrive, type BenchCentre } from "../support/bench-centre.ts";
import {
  briskContactMs,
  elapsedMs,
  fingerTap,
  type Gesture,
  type GestureOn,
  mouseTap,
  tapAndSee,
} from "../support/gestures.ts";
import { putOnDuty } from "../support/kiosk-on-duty.ts";
import { openWindow } from "../support/open-window.ts";
import type { Repetitions } from "../support/options.ts";
import { ratingsOnDisk } from "../support/ratings-on-disk.ts";
import { bareTarget, kioskTarget, type TapTarget } from "./tap-target.ts";

/** The two applications, measured in turns. */
interface Turns {
  readonly kioskMs: readonly number[];
  readonly bareMs: readonly number[];
}

export interface TapTimes {
  /** From pressing the button. */
  readonly mouse: Turns;
  /** From lifting the finger. */
  readonly touch: Turns;
  /** The kiosk alone, from a hasty finger's touching down. */
  readonly hastyTouchMs: readonly number[];
}

interface Places {
  readonly kiosk: KioskOptions;
  readonly bare: Surroundings;
  readonly centre: BenchCentre;
}

const contact = fingerTap(briskContactMs, "pointerup");

/** A contact shorter than 50 ms has to wait until 50 ms have passed since touching down: this measures the cost. */
const hastyContact = fingerTap(10, "pointerdown");

/**
 * Opens a kiosk with staff on duty and taps, in turns with the empty application, so that any other load of the
 * machine affects both. Leaves the kiosk's folder enrolled and the staff on duty. Throws where a rating is missing on
 * disk or at the centre.
 */
export const measureTaps = async (places: Places, repetitions: Repetitions): Promise<TapTimes> => {
  const before = { onDisk: ratingsOnDisk(places.kiosk.dataFolder), atCentre: await places.centre.ratingCount() };
  const kiosk = await openWindow(kioskApplication(places.kiosk));
  await putOnDuty(kiosk.page);
  const bare = await openWindow(bareApplication(places.bare));
  const targets = [kioskTarget(kiosk.page), bareTarget(bare.page)] as const;
  const mouse = await takeTurns(targets, mouseTap, repetitions);
  const touch = await takeTurns(targets, contact, repetitions);
  const hastyTouchMs = await tapBlock(targets[0], await hastyContact(kiosk.page), repetitions.hastyTouches);
  const taps = mouse.kioskMs.length + touch.kioskMs.length + hastyTouchMs.length;
  await assertNothingLost(places, { onDisk: before.onDisk + taps, atCentre: before.atCentre + taps });
  await Promise.all([kiosk.close(), bare.close()]);
  return { mouse, touch, hastyTouchMs };
};

const takeTurns = async (
  [kiosk, bare]: readonly [TapTarget, TapTarget],
  gestureOn: GestureOn,
  { tapBlocks, tapsABlock }: Repetitions,
): Promise<Turns> => {
  const [onKiosk, onBare] = await Promise.all([gestureOn(kiosk.page), gestureOn(bare.page)]);
  const kioskMs: number[] = [];
  const bareMs: number[] = [];
  for (let block = 0; block < tapBlocks; block += 1) {
    kioskMs.push(...(await tapBlock(kiosk, onKiosk, tapsABlock)));
    bareMs.push(...(await tapBlock(bare, onBare, tapsABlock)));
  }
  return { kioskMs, bareMs };
};

/** Taps one after the other: from the touch to the thanks, milliseconds. */
export const tapBlock = async (target: TapTarget, gesture: Gesture, taps: number): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let tap = 0; tap < taps; tap += 1) {
    const spot = await target.prepareTap();
    await gesture.approach(spot);
    await wait(restMs());
    times.push(elapsedMs(await tapAndSee(gesture, spot, "[data-testid=thanks]")));
  }
  return times;
};

/** A person reads before tapping; uneven, so that taps do not fall in step with frames or uploads. */
const restMs = (): number => 80 + Math.random() * 80;

const assertNothingLost = async (
  { kiosk, centre }: Places,
  expected: { readonly onDisk: number; readonly atCentre: number },
): Promise<void> => {
  const onDisk = ratingsOnDisk(kiosk.dataFolder);
  if (onDisk !== expected.onDisk) throw new Error(`${onDisk} ratings are on disk in place of ${expected.onDisk}`);
  await assertRatingsArrive(centre, expected.atCentre);
};
