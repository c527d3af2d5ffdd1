import { z } from "zod";

const code = z.string().max(60).nullable();
const version = z.string().max(40);

/** The machine details of a device's IT panel, as reported to the centre: numbers and codes, no names, no addresses. */
export const MachineStatus = z.looseObject({
  electronVersion: version,
  nodeVersion: version,
  sqliteVersion: version,
  /** The number of the last migration. */
  schema: z.int().min(0),
  /** The database file with its WAL and its journal, MiB. */
  ledgerMib: z.number().min(0),
  /** Databases that were quarantined because they were lost, damaged or replaced. */
  setAside: z.int().min(0),
  /** Whether older entries are still being salvaged from one of them; absent from kiosks of an earlier version. */
  isSalvaging: z.boolean().optional(),
  /** Whether the desktop is shown instead of the kiosk. */
  isDesktopOpen: z.boolean(),
  /** Staff numbers that are locked there, or have to wait. */
  numbersInWait: z.int().min(0),
  counterApi: z.looseObject({
    isOpen: z.boolean(),
    reach: z.enum(["loopback", "lan"]),
    /** Null where it does not listen; then `problem` gives the reason, if it should listen. */
    listensAt: z.int().nullable(),
    problem: code,
  }),
  /** Null where the configuration names none. */
  queueSystem: z.looseObject({ link: z.string().max(40), due: z.int().min(0), problem: code }).nullable(),
});
export type MachineStatus = z.infer<typeof MachineStatus>;
