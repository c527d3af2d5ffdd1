import type { Count } from "../../../contract/office/count.ts";
import type { AlertKind, AlertRow } from "../../../contract/office/devices/alerts.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { Queries } from "../../database/sql.ts";

/** The most alerts in one answer. */
const listedAlerts = 50;

interface StoredAlert extends Omit<AlertRow, "raisedAt" | "acknowledged"> {
  readonly raisedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
}

/** Unacknowledged ones first, each group newest first. */
export const readAlerts = async (sql: Queries): Promise<AlertRow[]> => {
  const rows = await sql<StoredAlert[]>`
    select alerts.id, alerts.kind, alerts.device, units.name as "unitName", devices.window_number as "windowNumber",
      alerts.raised_at as "raisedAt", alerts.times, alerts.acknowledged_at as "acknowledgedAt",
      alerts.acknowledged_by as "acknowledgedBy"
    from alerts join devices on devices.id = alerts.device join units on units.code = devices.unit_code
    order by alerts.acknowledged_at is not null, alerts.raised_at desc, alerts.id desc limit ${listedAlerts}`;
  return rows.map(({ raisedAt, acknowledgedAt: at, acknowledgedBy: by, ...row }) => ({
    ...row,
    raisedAt: raisedAt.toISOString(),
    acknowledged: at !== null && by !== null ? { at: at.toISOString(), by } : null,
  }));
};

export const countOpenAlerts = async (sql: Queries): Promise<Count> => {
  const [row] = await sql<Count[]>`select count(*) as count from alerts where acknowledged_at is null`;
  return row ?? { count: 0 };
};

/** Errors: not-found; alert-acknowledged, with the name of the person who was first. */
export const acknowledgeAlert = async (
  sql: Queries,
  { id, by }: { readonly id: number; readonly by: string },
  at: Date,
): Promise<Result<undefined>> => {
  const rows = await sql`
    update alerts set acknowledged_at = ${at}, acknowledged_by = ${by}
    where id = ${id} and acknowledged_at is null returning id`;
  if (rows.length > 0) return success(undefined);
  const [first] = await sql<{ by: string }[]>`select acknowledged_by as by from alerts where id = ${id}`;
  return failure(first ? problem("alert-acknowledged", { by: first.by }) : problem("not-found"));
};

/** An alert as it is sent out. */
export interface OutgoingAlert {
  readonly id: number;
  readonly kind: AlertKind;
  readonly device: string;
  readonly unitCode: string;
  readonly unitName: AlertRow["unitName"];
  readonly windowNumber: string;
  readonly raisedAt: Date;
  readonly times: number;
}
