import type { OfficeOverview } from "../../contract/office/office.ts";
import type { Centre } from "../centre.ts";
import type { Queries } from "../database/sql.ts";
import { readAlerts } from "../devices/alerts/read-alerts.ts";
import { readDevices } from "../devices/read-devices.ts";
import { createComplaintsReader, readOpinions } from "../feedback/read-feedback.ts";
import { readSurveys } from "../feedback/read-surveys.ts";
import { readContestedServices } from "../ratings/read-contested-services.ts";
import { readRatings } from "../ratings/read-ratings.ts";
import { readOnDuty, readTwoWindows } from "../shifts/read-duty.ts";
import { readExplanations } from "../shifts/read-explanations.ts";
import { readLogins } from "../shifts/read-logins.ts";

type Counts = Pick<OfficeOverview, "opinionCount" | "complaintCount" | "explanationCount">;

const countRows = async (sql: Queries): Promise<Counts> => {
  const [row] = await sql<Counts[]>`
    select (select count(*) from opinions) as "opinionCount",
      (select count(*) from complaints) as "complaintCount",
      (select count(*) from explanations) as "explanationCount"`;
  return row ?? { opinionCount: 0, complaintCount: 0, explanationCount: 0 };
};

/** Reads what the office's page shows: the newest of everything by arrival, and every device. */
export const createOverviewReader = (centre: Pick<Centre, "sql" | "sealingKeys" | "clock">) => {
  const { sql, clock } = centre;
  const readComplaints = createComplaintsReader(centre);
  return async (): Promise<OfficeOverview> => {
    const parts = await Promise.all([
      countRows(sql),
      readRatings(sql, clock()),
      readOpinions(sql),
      readComplaints(),
      readSurveys(sql),
      readDevices(sql, clock()),
      readAlerts(sql),
      readContestedServices(sql),
      readOnDuty(sql),
      readTwoWindows(sql),
      readExplanations(sql),
      readLogins(sql),
    ]);
    const [counts, ratings, opinions, complaints, surveys, devices, alerts, contestedServices, ...people] = parts;
    const [onDuty, twoWindows, explanations, logins] = people;
    return {
      ...counts,
      ...ratings,
      opinions,
      complaints,
      surveys,
      devices,
      alerts,
      contestedServices,
      onDuty,
      twoWindows,
      explanations,
      ...logins,
    };
  };
};
