import { z } from "zod";

const code = z.string().max(60).nullable();
const version = z.string().max(40);

/**
 * What the IT panel of a device shows of its machine and its doors, in its words to the centre: numbers and codes, no
 * names, no addresses.
 */
export const MachineFacts = z.looseObject({
  electronVersion: version,
  nodeVersion: version,
  sqliteVersion: version,
  /** The number of the last migration. */
  schema: z.int().min(0),
  /** Ledger, its log and its journal on the disk, MiB. */
  ledgerMib: z.number().min(0),
  /** Databases that were set aside because they were lost, damaged or exchanged. */
  setAside: z.int().min(0),
  /** Whether older entries are still being carried over from one of them; a kiosk of an earlier version does not say. */
  isCarrying: z.boolean().optional(),
  /** Whether the screen was given up for the desktop. */
  isDesktopOpen: z.boolean(),
  /** Staff numbers that are locked there, or have to wait. */
  numbersInWait: z.int().min(0),
  counterApi: z.looseObject({
    isOpen: z.boolean(),
    reach: z.enum(["loopback", "lan"]),
    /** Null where it does not listen; then `problem` says why, if it should. */
    listensAt: z.int().nullable(),
    problem: code,
  }),
  /** Null where the configuration names none. */
  queueSystem: z.looseObject({ link: z.string().max(40), due: z.int().min(0), problem: code }).nullable(),
});
export type MachineFacts = z.infer<typeof MachineFacts>;
