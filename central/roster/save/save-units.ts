import type { Tx } from "../../database/sql.ts";
import type { UnitLine, WindowLine } from "../plan/roster.ts";

/** Inserts or updates units; their hours and pauses stay. */
export const saveUnits = async (tx: Tx, lines: readonly UnitLine[], at: Date): Promise<void> => {
  await tx`
    insert into units (code, name, district, supervision_phone, complaint_room, support_phone, retired_at)
    select "unitCode", name, district, "supervisionPhone", "complaintRoom", "supportPhone",
      case when "isRetired" then ${at}::timestamptz end
    from jsonb_to_recordset(${tx.json(lines)}) as line("unitCode" text, name jsonb, district text,
      "supervisionPhone" text, "complaintRoom" jsonb, "supportPhone" text, "isRetired" boolean)
    on conflict (code) do update set name = excluded.name, district = excluded.district,
      supervision_phone = excluded.supervision_phone, complaint_room = excluded.complaint_room,
      support_phone = excluded.support_phone,
      retired_at = case when excluded.retired_at is not null then coalesce(units.retired_at, excluded.retired_at) end`;
};

/** Inserts or updates windows. */
export const saveWindows = async (tx: Tx, lines: readonly WindowLine[], at: Date): Promise<void> => {
  await tx`
    insert into windows (unit_code, number, name, retired_at)
    select "unitCode", number, name, case when "isRetired" then ${at}::timestamptz end
    from jsonb_to_recordset(${tx.json(lines)}) as line("unitCode" text, number text, name jsonb,
      "isRetired" boolean)
    on conflict (unit_code, number) do update set name = excluded.name,
      retired_at = case when excluded.retired_at is not null then coalesce(windows.retired_at, excluded.retired_at) end`;
};
