import { z } from "zod";
import { Sha256Hex } from "../../words.ts";

/** Why an epoch began: the first start of a device, or a database that was not what the journal remembers. */
export const EpochReason = z.enum([
  "first-start",
  "database-missing",
  "database-empty",
  "database-older",
  "database-swapped",
  "database-damaged",
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
