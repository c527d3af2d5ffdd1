import { z } from "zod";
import { DeviceId, Sha256Hex, WallTime } from "../words.ts";

/** Signed by the centre: "I hold this ledger up to `size`, and its last hash is `head`". Only this moves the cursor. */
export const Receipt = z.looseObject({
  type: z.literal("receipt"),
  v: z.literal(1),
  device: DeviceId,
  epoch: z.int().min(1),
  size: z.int().min(0),
  head: Sha256Hex,
  receivedAt: WallTime,
  /** Entries of this upload that were stored but not understood. */
  quarantined: z.array(z.looseObject({ seq: z.int().min(1), reason: z.string().max(60) })),
  /**
   * Changes with the configuration that the device should have. The device asks for the document when the mark differs
   * from that of its last question. Missing from an older centre, and in receipts on a stick.
   */
  configuration: z.string().max(64).optional(),
});
export type Receipt = z.infer<typeof Receipt>;
