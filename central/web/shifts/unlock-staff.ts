import { officePaths } from "../../../contract/office/office-paths.ts";
import type { StaffToUnlock } from "../../../contract/office/shifts/logins.ts";
import { postOffice } from "../reading/post-office.ts";

type Asking = { readonly key: string; readonly fetch: typeof fetch };

/** Whether the centre has unlocked the number. */
export const unlockStaff = (staff: StaffToUnlock, { key, fetch }: Asking): Promise<boolean> =>
  postOffice(officePaths.unlocks, staff, key, fetch);
