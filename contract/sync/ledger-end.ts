import { z } from "zod";
import { DeviceId } from "../words.ts";

/**
 * `GET /v1/ledger`, signed by the centre: the newest epoch of the device's ledger that it has entries of. A device
 * without a ledger on its disk asks before it writes a first entry.
 */
export const LedgerEnd = z.looseObject({
  type: z.literal("ledger-end"),
  v: z.literal(1),
  /** The device that asked. */
  device: DeviceId,
  /** 0 for none. */
  epoch: z.int().min(0),
});
export type LedgerEnd = z.infer<typeof LedgerEnd>;
