import { type DeviceRow, type DevicesQuery, devicesQuestion } from "../../../contract/office/devices/devices.ts";
import { askOffice } from "./ask-office.ts";
import { filtered } from "./filtered.ts";
import type { TestCentre } from "./start-centre.ts";

/** Every page of the list of devices. */
export const listedDevices = async (
  centre: Pick<TestCentre, "url" | "asCity">,
  query: DevicesQuery = {},
): Promise<readonly DeviceRow[]> => {
  const rows: DeviceRow[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const { devices, next } = await askOffice(centre, filtered(devicesQuestion, { ...query, ...(after && { after }) }));
    rows.push(...devices);
    after = next;
  }
  return rows;
};
