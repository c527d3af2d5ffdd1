import { z } from "zod";
import { ItSetting } from "../ledger/bodies/it.ts";
import { Pin, StaffNumber } from "../words.ts";
import type { InputSchemasOf } from "./inputs.ts";
import type { ItRequests } from "./it.ts";

const StickInput = z.strictObject({ folder: z.string().min(1).max(1_000) });

/** Checked by main on every call, whether or not the panel is open. */
export const itInputSchemas: InputSchemasOf<ItRequests> = {
  knockAtItPanel: z.undefined(),
  openItPanel: z.strictObject({ pin: Pin }),
  itPanel: z.undefined(),
  touchItPanel: z.undefined(),
  changeSetting: ItSetting,
  newCounterToken: z.undefined(),
  unlockNumber: z.strictObject({ staffNumber: StaffNumber }),
  syncNow: z.undefined(),
  testNetwork: z.undefined(),
  sticks: z.undefined(),
  exportLedger: StickInput.extend({ scope: z.enum(["unsent", "all"]) }),
  importReceipts: StickInput,
  restartKiosk: z.undefined(),
  openDesktop: z.strictObject({ isOpen: z.boolean() }),
  readLog: z.undefined(),
  copyLog: StickInput,
  leaveItPanel: z.undefined(),
};
