import type { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import type { QueueSystemPolicy } from "../../../contract/sync/queue-system-policy.ts";
import type { DeviceId } from "../../../contract/words.ts";
import type { Queries } from "../../database/sql.ts";
import { fragment } from "../../database/statement.ts";

/** The place of a device, that unit's hours, and its queue system. */
export interface Place extends Pick<ConfigurationDocument, "unit" | "window" | "hours" | "pauseReasons"> {
  readonly queueSystem: QueueSystemPolicy | null;
}

const selectPlaces = fragment`
  select
    jsonb_build_object('code', units.code, 'name', units.name, 'district', units.district,
      'supervisionPhone', units.supervision_phone, 'complaintRoom', units.complaint_room,
      'supportPhone', units.support_phone) as unit,
    jsonb_build_object('number', windows.number, 'name', windows.name) as window,
    units.hours, units.pause_reasons as "pauseReasons", units.queue_system as "queueSystem"
  from windows join units on units.code = windows.unit_code`;

/** undefined where there is no such device. */
export const readPlace = async (sql: Queries, device: DeviceId): Promise<Place | undefined> => {
  const [place] = await sql<Place[]>`
    ${selectPlaces}
    join devices on windows.unit_code = devices.unit_code and windows.number = devices.window_number
    where devices.id = ${device}`;
  return place;
};

/** The same of a window, with or without a device; undefined where there is no such window. */
export const readWindow = async (sql: Queries, unitCode: string, windowNumber: string): Promise<Place | undefined> => {
  const [place] = await sql<Place[]>`
    ${selectPlaces} where windows.unit_code = ${unitCode} and windows.number = ${windowNumber}`;
  return place;
};
