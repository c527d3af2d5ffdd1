import { newPinVerifier } from "../../../contract/node/pin-verifier.ts";
import { isWeakPin } from "../../../contract/pin-strength.ts";
import type { PinVerifier } from "../../../contract/sync/configuration.ts";
import { type StaffLine, staffKeyOf } from "../plan/roster.ts";

/** A person's first PIN, in the clear: shown once, and stored nowhere. */
export interface NewPin {
  readonly line: StaffLine;
  readonly pin: string;
  readonly verifier: PinVerifier;
}

/** The hashes that Node computes in parallel. */
const atOnce = 4;

/** The first PIN, 100000: a spreadsheet would drop leading zeros. */
const fewest = 100_000;
const pinCount = 900_000;

/** Random values above it are rejected: they would make the first PINs a little more likely. */
const evenBelow = Math.floor(2 ** 32 / pinCount) * pinCount;

/** Six digits with equal probability, without the PINs that a colleague would try first. */
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
