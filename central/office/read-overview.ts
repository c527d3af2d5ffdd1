import type { DeviceRow, OfficeOverview, RatingRow } from "../../contract/office/office.ts";
import type { Queries } from "../database/sql.ts";

/** How many ratings one overview lists. */
const listedRatings = 200;

interface DatedRating extends Omit<RatingRow, "receivedAt"> {
  readonly receivedAt: Date;
}

interface DatedDevice extends Omit<DeviceRow, "lastSeenAt"> {
  readonly lastSeenAt: Date | null;
}

/** Names that the office does not know, or no longer, are shown as the codes the entries carry. */
const readRatings = (sql: Queries): Promise<DatedRating[]> => sql<DatedRating[]>`
  select ratings.device, ratings.epoch, ratings.seq, coalesce(units.name ->> 'zh', ratings.unit_code) as "unitName",
    ratings.window_number as "windowNumber", ratings.staff_number as "staffNumber",
    coalesce(staff.name ->> 'zh', ratings.staff_number) as "staffName", ratings.level,
    coalesce(words.text, ratings.level::text) as "levelText", ratings.source, ratings.answered_at as "answeredAt",
    ratings.received_at as "receivedAt"
  from ratings
  left join units on units.code = ratings.unit_code
  left join staff on staff.unit_code = ratings.unit_code and staff.number = ratings.staff_number
  left join (
    select (word ->> 'level')::smallint as level, word #>> '{text,zh}' as text
    from policy join level_sets on version = levels_version, jsonb_array_elements(levels) as word
  ) as words on words.level = ratings.level
  order by ratings.received_at desc, ratings.device, ratings.epoch desc, ratings.seq desc
  limit ${listedRatings}`;

/** `epoch` and `entries` are the newest ledger of the device: the position its own screen shows. */
const readDevices = (sql: Queries): Promise<DatedDevice[]> => sql<DatedDevice[]>`
  select devices.id as device, devices.fingerprint, units.name ->> 'zh' as "unitName",
    devices.window_number as "windowNumber", coalesce(newest.epoch, 0) as epoch, coalesce(newest.size, 0) as entries,
    devices.last_seen_at as "lastSeenAt",
    (select count(*) from quarantined_entries where quarantined_entries.device = devices.id) as quarantined,
    (select count(*) from alarms where alarms.device = devices.id) as alarms
  from devices
  join units on units.code = devices.unit_code
  left join lateral (
    select epoch, size from ledger_epochs where ledger_epochs.device = devices.id order by epoch desc limit 1
  ) as newest on true
  order by devices.last_seen_at desc nulls last, devices.id`;

const countRatings = async (sql: Queries): Promise<number> => {
  const [row] = await sql<{ count: number }[]>`select count(*) as count from ratings`;
  return row?.count ?? 0;
};

/** What the office's page shows: the newest ratings by arrival and every device. */
export const readOverview = async (sql: Queries): Promise<OfficeOverview> => {
  const [ratingCount, ratings, devices] = await Promise.all([countRatings(sql), readRatings(sql), readDevices(sql)]);
  return {
    ratingCount,
    ratings: ratings.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() })),
    devices: devices.map((row) => ({ ...row, lastSeenAt: row.lastSeenAt?.toISOString() ?? null })),
  };
};
