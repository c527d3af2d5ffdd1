import { z } from "zod";
import { BootId, DeviceId, Sha256Hex, WallTime } from "../words.ts";

/** Signed by the device: "my ledger of this epoch holds `size` entries and ends in `head`". */
export const Checkpoint = z.looseObject({
  type: z.literal("checkpoint"),
  v: z.literal(1),
  device: DeviceId,
  epoch: z.int().min(1),
  size: z.int().min(0),
  head: Sha256Hex,
  at: WallTime,
  boot: BootId,
  mono: z.number().min(0),
  status: z.looseObject({
    appVersion: z.string().max(40),
    configurationVersion: z.int().min(0),
    /** Milliseconds since the screen last said that it is painting; null before it ever did. */
    screenSilentMs: z.number().min(0).nullable(),
    /** How the device key lies at rest: in the system's key store, or in a file only its user can read. */
    keyAtRest: z.enum(["key-store", "file"]),
  }),
});
export type Checkpoint = z.infer<typeof Checkpoint>;
