import { z } from "zod";
import { ItSetting } from "../ledger/bodies/it.ts";
import { Pin, StaffNumber } from "../words.ts";
import type { InputSchemasOf } from "./inputs.ts";
import type { ItRequests } from "./it.ts";

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
  leaveItPanel: z.undefined(),
};
