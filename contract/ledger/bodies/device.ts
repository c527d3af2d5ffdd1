import { z } from "zod";
import { Sha256Hex } from "../../words.ts";

/** Why an epoch began: the first start of a device, a database that was not what the journal remembers, or none to remember it. */
export const EpochReason = z.enum([
  "first-start",
  "database-missing",
  "database-empty",
  "database-older",
  "database-swapped",
  "database-damaged",
  "journal-missing",
]);
export type EpochReason = z.infer<typeof EpochReason>;

export const deviceBodies = {
  "epoch-begun": z.strictObject({
    reason: EpochReason,
    /** The last position anybody remembers of the epoch before, and how many of its entries were saved. */
    before: z
      .strictObject({ epoch: z.int().min(1), size: z.int().min(0), head: Sha256Hex, salvaged: z.int().min(0) })
      .nullable(),
  }),
  /**
   * The device knows from elsewhere that it sealed the end of an epoch, and its seal is gone: `size` is as far as anything
   * else remembers it, 0 for nothing, and entries after that may have been cut off.
   */
  "seal-missing": z.strictObject({ epoch: z.int().min(1), size: z.int().min(0) }),
  /**
   * Entries of an older epoch that the device lost, found when all that could be saved had been saved: the centre takes
   * what lies behind them only where this says so. A kind of its own, not a part of `epoch-begun`: a hole may be found
   * long after its epoch's successor began, and a centre of before still reads why an epoch began.
   */
  "hole-declared": z.strictObject({
    epoch: z.int().min(1),
    /** The first and the last entry that are lost. */
    from: z.int().min(1),
    to: z.int().min(1),
    /** The hash of the last one, as the entry behind it states in its `prev`: what lies behind joins up with nothing else. */
    head: Sha256Hex,
  }),
  "device-started": z.strictObject({
    appVersion: z.string().max(40),
    electronVersion: z.string().max(40),
    timeZone: z.string().max(60),
  }),
  "clock-jumped": z.strictObject({
    /** How far the wall clock moved against the monotonic one since the entry before, milliseconds. */
    jumpMs: z.int(),
  }),
  /** The disk under the kiosk holds little more. */
  "storage-low": z.strictObject({ freeMib: z.int().min(0) }),
  /** Nothing could be kept for a while; this is the first entry that was. */
  "storage-recovered": z.strictObject({
    reason: z.string().max(200),
    /** How often the disk refused before, and for how long, milliseconds. */
    refusals: z.int().min(1),
    lastedMs: z.int().min(0),
  }),
  "configuration-applied": z.strictObject({ version: z.int().min(1), sha256: Sha256Hex }),
  "configuration-refused": z.strictObject({ problemCode: z.string().max(60), detail: z.string().max(400) }),
};
