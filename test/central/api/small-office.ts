import { enrolDevice } from "../../support/centre/device.ts";
import { smallOffice } from "../../support/centre/golden-office.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

/** A centre with the golden small office, in April 2026. */
export const startSmallOffice = async (): Promise<TestCentre> => {
  const centre = await startCentre({ clock: () => Date.parse("2026-04-01T01:00:00.000Z") });
  await centre.sql`
    insert into units (code, name, district, supervision_phone, complaint_room)
    values ('S', '{"zh":"S单位"}', '市本级', '0571-12345', '{"zh":"二楼"}')`;
  for (const drafts of smallOffice()) await sendEpoch(await enrolDevice(centre), drafts);
  await centre.rollUp();
  return centre;
};
