import { z } from "zod";
import { DeviceId, LocalText, StaffNumber, UnitCode, WallTime, WindowNumber } from "../words.ts";

/**
 * `GET /v1/staff/{number}/shift`, signed by the centre: whether this 工号 of the device's unit is on shift at another
 * window now. The centre knows only the devices' reports; an offline one may have ended the shift since.
 */
export const StaffShift = z.looseObject({
  type: z.literal("staff-shift"),
  v: z.literal(1),
  /** The device that asked. */
  device: DeviceId,
  /** By the centre's clock. */
  answeredAt: WallTime,
  staffNumber: StaffNumber,
  /** The newest such shift; null where there is none. */
  elsewhere: z
    .looseObject({
      unitCode: UnitCode,
      unitName: LocalText,
      windowNumber: WindowNumber,
      /** By the other kiosk's clock. */
      since: WallTime,
    })
    .nullable(),
});
export type StaffShift = z.infer<typeof StaffShift>;
