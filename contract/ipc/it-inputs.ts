import { z } from "zod";
import { ItSetting } from "../ledger/bodies/it.ts";
import { Pin, StaffNumber } from "../words.ts";

/** The mount point of a stick. */
const Stick = z.strictObject({ folder: z.string().min(1).max(1_000) });

/** `unsent`: the entries without a receipt, for the centre. `all`: the whole ledger, for an auditor or the centre. */
const ExportScope = z.enum(["unsent", "all"]);
export type ExportScope = z.infer<typeof ExportScope>;

/** Validated by main on every call, whether or not the panel is open. */
export const itInputSchemas = {
  requestItPanel: z.undefined(),
  openItPanel: z.strictObject({ pin: Pin }),
  itPanel: z.undefined(),
  touchItPanel: z.undefined(),
  changeSetting: ItSetting,
  newCounterToken: z.undefined(),
  unlockNumber: z.strictObject({ staffNumber: StaffNumber }),
  syncNow: z.undefined(),
  renewEnrolment: z.strictObject({ code: z.string().trim().min(1).max(40) }),
  testNetwork: z.undefined(),
  sticks: z.undefined(),
  exportLedger: Stick.extend({ scope: ExportScope }),
  importReceipts: Stick,
  restartKiosk: z.undefined(),
  openDesktop: z.strictObject({ isOpen: z.boolean() }),
  readLog: z.undefined(),
  copyLog: Stick,
  leaveItPanel: z.undefined(),
};

export type StickInput = z.infer<typeof itInputSchemas.importReceipts>;
export type ExportInput = z.infer<typeof itInputSchemas.exportLedger>;
