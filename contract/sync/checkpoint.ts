import { z } from "zod";
import { BootId, DeviceId, Sha256Hex, WallTime } from "../words.ts";
import { MachineFacts } from "./machine-facts.ts";

/**
 * How a device is doing, in the checkpoint of a heartbeat, or of an upload where the last such report is a minute old:
 * never in every upload. All of it is missing in the checkpoints of kiosks of before.
 */
const health = {
  /** Entries without a receipt besides those that this very checkpoint covers. */
  unsent: z.int().min(0).optional(),
  /** How old the oldest of them is, milliseconds: by the monotonic clock where this boot wrote it. Null for none. */
  oldestUnsentMs: z.int().min(0).nullable().optional(),
  /** On the disk that holds the data folder, MiB; null where the system does not say. */
  freeMib: z.int().min(0).nullable().optional(),
  /** Milliseconds since somebody last rated here; null where nobody ever did. */
  sinceRatingMs: z.int().min(0).nullable().optional(),
  /** What went wrong last between the device and the centre since its program started, and how long ago. */
  trouble: z
    .looseObject({ code: z.string().max(60), agoMs: z.int().min(0) })
    .nullable()
    .optional(),
  /** The HTTP proxy on the way to the centre, "host:port" without who asks it; null for none. */
  proxy: z.string().max(300).nullable().optional(),
  /** SHA-256 fingerprints of the authorities that this device trusts beside the usual ones, "A1:B2:…". */
  privateAuthorities: z.array(z.string().max(95)).max(20).optional(),
  machine: MachineFacts.optional(),
};

/** More than any checkpoint needs, in characters: it is kept, and the centre reads it with every upload. */
export const mostCheckpointCharacters = 16_384;

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
    ...health,
  }),
});
export type Checkpoint = z.infer<typeof Checkpoint>;
