import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { saveOffice } from "../../../central/roster/records/save-office.ts";
import { contestedQuestion } from "../../../contract/office/ratings/contested-services.ts";
import { askOffice } from "../../support/centre/ask-office.ts";
import { enrolWithCode, type TestDevice } from "../../support/centre/device.ts";
import { ratingDraft } from "../../support/centre/ledger.ts";
import { sampleOffice, sampleUnit, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

export const otherUnit = "330100-OTHER";

export interface ThreeWindows {
  centre: TestCentre;
  nowMs: number;
  /** At windows 3 and 4 of one unit, and at window 3 of another. */
  third: TestDevice;
  fourth: TestDevice;
  elsewhere: TestDevice;
  /** The number of the service that is rated. */
  reference: string;
}

export const enrolAt = async (centre: TestCentre, unitCode: string, windowNumber: string) =>
  enrolWithCode(centre.url, await centre.newEnrolmentCode({ unitCode, windowNumber }));

/** A centre with two units; for each test an hour later, with new devices and another service. */
export const threeWindows = () => {
  const hall = { nowMs: Date.parse("2026-03-02T01:00:00.000Z") } as ThreeWindows;
  beforeAll(async () => {
    const centre = await startCentre({ clock: () => hall.nowMs });
    const office = await sampleOffice();
    const unit = { ...sampleUnit, code: otherUnit, name: { zh: "另一个大厅" } };
    const windows = [...office.windows, { unitCode: otherUnit, number: "3", name: { zh: "综合" } }];
    await saveOffice(centre.sql, { ...office, units: [...office.units, unit], windows });
    hall.centre = centre;
  });
  beforeEach(async () => {
    hall.nowMs += 3_600_000;
    hall.reference = `T-${randomUUID()}`;
    hall.third = await enrolAt(hall.centre, sampleUnitCode, "3");
    hall.fourth = await enrolAt(hall.centre, sampleUnitCode, "4");
    hall.elsewhere = await enrolAt(hall.centre, otherUnit, "3");
  });
  afterAll(() => hall.centre.stop());

  /** A rating of the service. */
  const rating = (windowNumber: string, level: number, changes: Readonly<Record<string, unknown>> = {}) => {
    const transaction = { transactionRef: hall.reference, serviceNumber: 1 };
    return ratingDraft({ transaction, windowNumber, level, ...changes });
  };

  const contested = async () =>
    (await askOffice(hall.centre, contestedQuestion)).filter(({ transactionRef }) => transactionRef === hall.reference);

  return { hall, rating, contested };
};
