import type { ConfigurationDocument } from "../../contract/sync/configuration.ts";
import type { DeviceId } from "../../contract/words.ts";
import type { Queries } from "../database/sql.ts";

/** Where a device stands, and that unit's day. */
export type Place = Pick<ConfigurationDocument, "unit" | "window" | "hours" | "pauseReasons">;

/** undefined where there is no such device. */
export const readPlace = async (sql: Queries, device: DeviceId): Promise<Place | undefined> => {
  const [place] = await sql<Place[]>`
    select
      jsonb_build_object('code', units.code, 'name', units.name, 'district', units.district,
        'supervisionPhone', units.supervision_phone, 'complaintRoom', units.complaint_room,
        'supportPhone', units.support_phone) as unit,
      jsonb_build_object('number', windows.number, 'name', windows.name) as window,
      units.hours, units.pause_reasons as "pauseReasons"
    from devices
    join windows on windows.unit_code = devices.unit_code and windows.number = devices.window_number
    join units on units.code = windows.unit_code
    where devices.id = ${device}`;
  return place;
};
