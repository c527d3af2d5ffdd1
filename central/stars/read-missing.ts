import type { Days } from "../../contract/office/figures/periods.ts";
import type { MissingDevice } from "../../contract/office/stars/star-months.ts";
import type { Queries } from "../database/sql.ts";

const dayMs = 86_400_000;

/** The date that a device would write at a moment, in the time zone of another time that it wrote. */
const dateAt = (ms: number, written: string): string => {
  const [, sign = "+", hours = "0", minutes = "0"] = /([+-])(\d{2}):(\d{2})$/.exec(written) ?? [];
  const offsetMs = Number(`${sign}1`) * (60 * Number(hours) + Number(minutes)) * 60_000;
  return new Date(ms + offsetMs).toISOString().slice(0, 10);
};

/** A part of a device's last checkpoint. */
export interface Report {
  /** By the device's clock, with its offset. */
  readonly at: string;
  /** Entries without a receipt; null where an older kiosk does not say. */
  readonly unsent: number | null;
  readonly oldestUnsentMs: number | null;
  /** When it said so, milliseconds since 1970, where an earlier checkpoint did: those of an upload often do not. */
  readonly saidAtMs: number | null;
}

/** The day after one, "2026-03-01". */
const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);

/**
 * Why entries of days until `lastDay` may not have arrived, by the last report; undefined where all have. The days are
 * those that the device writes, so that its clock decides; one that is ahead of the centre by a day is no proof. A
 * report from `since` on suffices.
 */
export const whyMissing = (
  report: Report | null,
  lastDay: string,
  nowMs: number,
  since = dayAfter(lastDay),
): "silent" | "unsent" | undefined => {
  if (!report) return "silent";
  const { at, unsent, oldestUnsentMs, saidAtMs } = report;
  const reportedMs = Date.parse(at);
  if (dateAt(reportedMs, at) < since || reportedMs > nowMs + dayMs) return "silent";
  if (!unsent) return undefined;
  const isLater = oldestUnsentMs !== null && dateAt((saidAtMs ?? reportedMs) - oldestUnsentMs, at) > lastDay;
  return isLater ? undefined : "unsent";
};

interface StoredDevice extends Pick<MissingDevice, "device" | "unitCode" | "unitName" | "windowNumber"> {
  readonly report: Report | null;
  readonly hasOpenShift: boolean;
}

interface PlaceOfDevices {
  /** Of this unit alone; null for the whole office. */
  readonly unit: string | null;
  /** The first day on which a report suffices. */
  readonly since: string;
}

/**
 * Devices in use since the period or before whose entries of it may not all have arrived, by unit and window. Each
 * checkpoint is parsed once: of a whole city every further look at it costs as much as all the rest. The days that wait are
 * read once: a look for each device at a table whose rows come and go all day took half a second of a city.
 */
export const readMissing = async (
  sql: Queries,
  { from, to }: Days,
  nowMs: number,
  { unit, since }: PlaceOfDevices = { unit: null, since: dayAfter(to) },
): Promise<readonly MissingDevice[]> => {
  const devices = await sql<StoredDevice[]>`
    select devices.id as device, devices.unit_code as "unitCode", units.name as "unitName",
      window_number as "windowNumber",
      case when last_checkpoint is not null then json_build_object(
        'at', checkpoint.at, 'unsent', coalesce(itself.unsent, (health ->> 'unsent')::float8),
        'oldestUnsentMs', case when itself.unsent is not null then itself."oldestUnsentMs"
          else (health ->> 'oldestUnsentMs')::float8 end,
        'saidAtMs', case when itself.unsent is null then extract(epoch from health_at) * 1000 end) end as report,
      waiting.device is not null as "hasOpenShift"
    from devices join units on units.code = devices.unit_code
    left join (
      select distinct device from touched_days where day between ${from} and ${to}) as waiting on waiting.device = devices.id
    cross join lateral json_to_record(last_checkpoint::json) as checkpoint (at text, status json)
    cross join lateral json_to_record(checkpoint.status) as itself (unsent float8, "oldestUnsentMs" float8)
    where revoked_at is null and enrolled_at < ${to}::date + 1
      and (${unit}::text is null or devices.unit_code = ${unit})
    order by devices.unit_code, length(window_number), window_number, devices.id`;
  return devices.flatMap(({ report, hasOpenShift, ...device }) => {
    const why = whyMissing(report, to, nowMs, since) ?? (hasOpenShift ? "open-shift" : undefined);
    return why ? [{ ...device, why, reportedAt: report?.at ?? null }] : [];
  });
};
