import { z } from "zod";
import { BootId, DeviceId, Sha256Hex, WallTime } from "../words.ts";
import { MachineStatus } from "./machine-status.ts";

/**
 * The health of a device. Only in the checkpoint of a heartbeat, or of an upload where the last report is at least a
 * minute old. Missing in the checkpoints of older kiosks.
 */
const health = {
  /** Entries without a receipt, besides those that this checkpoint covers. */
  unsent: z.int().min(0).optional(),
  /**
   * The age of the oldest of them, milliseconds: by the monotonic clock where it was written since this boot. Null for
   * none.
   */
  oldestUnsentMs: z.int().min(0).nullable().optional(),
  /** Free space on the data folder's disk, MiB; null where the system does not report it. */
  freeMib: z.int().min(0).nullable().optional(),
  /** Milliseconds since the last rating here; null before the first. */
  sinceRatingMs: z.int().min(0).nullable().optional(),
  /** The last failure between device and centre since the program started, and its age. */
  trouble: z
    .looseObject({ code: z.string().max(60), agoMs: z.int().min(0) })
    .nullable()
    .optional(),
  /** The HTTP proxy between device and centre, "host:port" without user name; null for none. */
  proxy: z.string().max(300).nullable().optional(),
  /** SHA-256 fingerprints of the authorities that this device trusts in addition to the usual ones, "A1:B2:…". */
  privateAuthorities: z.array(z.string().max(95)).max(20).optional(),
  machine: MachineStatus.optional(),
};

/** The longest accepted checkpoint, characters; no real one is as long. It is stored, and read with every upload. */
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
    /** Milliseconds since the page last reported that it paints; null before the first report. */
    screenSilentMs: z.number().min(0).nullable(),
    /** Where the device key is stored: in the system's key store, or in a file that only its user can read. */
    keyAtRest: z.enum(["key-store", "file"]),
    ...health,
  }),
});
export type Checkpoint = z.infer<typeof Checkpoint>;
