import { z } from "zod";
import { Sha256Hex } from "../../words.ts";

/**
 * Why an epoch began: the first start of a device, a database that differs from the journal's record, or no such
 * record.
 */
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
    /** The last known position of the earlier epoch, and how many of its entries were salvaged. */
    before: z
      .strictObject({ epoch: z.int().min(1), size: z.int().min(0), head: Sha256Hex, salvaged: z.int().min(0) })
      .nullable(),
  }),
  /**
   * The device knows from another source that it sealed the end of an epoch, but the seal is gone. `size` is the last
   * position known from any other record, 0 for none; entries after it may have been cut off.
   */
  "seal-missing": z.strictObject({ epoch: z.int().min(1), size: z.int().min(0) }),
  /**
   * Entries of an older epoch that the device lost, found after all others had been salvaged: the centre accepts the
   * entries behind them only where this says so. A kind of its own, not a part of `epoch-begun`: a hole may be found
   * long after the next epoch began, and an older centre can still read why an epoch began.
   */
  "hole-declared": z.strictObject({
    epoch: z.int().min(1),
    /** The first and the last lost entry. */
    from: z.int().min(1),
    to: z.int().min(1),
    /**
     * The hash of the last one, as the entry behind it states in its `prev`: the entries behind join up with nothing
     * else.
     */
    head: Sha256Hex,
  }),
  "device-started": z.strictObject({
    appVersion: z.string().max(40),
    electronVersion: z.string().max(40),
    timeZone: z.string().max(60),
  }),
  "clock-jumped": z.strictObject({
    /** How far the wall clock moved against the monotonic one since the previous entry, milliseconds. */
    jumpMs: z.int(),
  }),
  /** The kiosk's disk is nearly full. */
  "storage-low": z.strictObject({ freeMib: z.int().min(0) }),
  /** The first entry that was stored after the disk refused writes for a while. */
  "storage-recovered": z.strictObject({
    reason: z.string().max(200),
    /** How often the disk refused before, and for how long, milliseconds. */
    refusals: z.int().min(1),
    lastedMs: z.int().min(0),
  }),
  "configuration-applied": z.strictObject({ version: z.int().min(1), sha256: Sha256Hex }),
  "configuration-refused": z.strictObject({ problemCode: z.string().max(60), detail: z.string().max(400) }),
};
