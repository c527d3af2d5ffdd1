import { newPinVerifier } from "../../../contract/node/pin-verifier.ts";
import { isWeakPin } from "../../../contract/pin-strength.ts";
import type { PinVerifier } from "../../../contract/sync/configuration.ts";
import { type StaffLine, staffKeyOf } from "../plan/roster.ts";

/** A first PIN of somebody, in the clear: shown once, and kept nowhere. */
export interface NewPin {
  readonly line: StaffLine;
  readonly pin: string;
  readonly verifier: PinVerifier;
}

/** As many hashes as Node computes beside one another. */
const atOnce = 4;

/** From 100000 on: of a list in a spreadsheet the zeros before a number are lost. */
const fewest = 100_000;
const pinCount = 900_000;

/** Above it the numbers do not come out even: the first ones would be a little more likely. */
const evenBelow = Math.floor(2 ** 32 / pinCount) * pinCount;

/** Six digits, all as likely as one another, that nobody would try among the first. */
export const createPin = (number: string, random: (size: number) => Buffer): string => {
  for (;;) {
    const value = random(4).readUInt32BE();
    const pin = String(fewest + (value % pinCount));
    if (value < evenBelow && !isWeakPin(pin, number)) return pin;
  }
};

/** A PIN for each, by their key. A hash takes 30 ms of one core: five thousand take more than a minute. */
export const createNewPins = async (
  lines: readonly StaffLine[],
  random: (size: number) => Buffer,
): Promise<ReadonlyMap<string, NewPin>> => {
  const pins = new Map<string, NewPin>();
  for (let start = 0; start < lines.length; start += atOnce) {
    const batch = lines.slice(start, start + atOnce).map(async (line): Promise<NewPin> => {
      const pin = createPin(line.number, random);
      return { line, pin, verifier: await newPinVerifier(pin) };
    });
    for (const made of await Promise.all(batch)) pins.set(staffKeyOf(made.line), made);
  }
  return pins;
};
