import type { Tx } from "../../database/sql.ts";
import { saveDefaultPolicy } from "../../policy/first-policy.ts";
import { savePicture } from "../pictures/save-picture.ts";
import type { ImportPlan } from "../plan/plan-import.ts";
import type { UnitLine, WindowLine } from "../plan/roster.ts";
import type { NewPin } from "./new-pins.ts";
import { type NewLink, saveAccounts } from "./save-accounts.ts";
import { saveStaffLines } from "./save-staff-lines.ts";

/** Inserts or updates units; their hours and pauses stay. */
const saveUnits = async (tx: Tx, lines: readonly UnitLine[], at: Date): Promise<void> => {
  await tx`
    insert into units (code, name, district, supervision_phone, complaint_room, support_phone, parent_code, retired_at)
    select "unitCode", name, district, "supervisionPhone", "complaintRoom", "supportPhone", "parentCode",
      case when "isRetired" then ${at}::timestamptz end
    from jsonb_to_recordset(${tx.json(lines)}) as line("unitCode" text, name jsonb, district text,
      "supervisionPhone" text, "complaintRoom" jsonb, "supportPhone" text, "parentCode" text, "isRetired" boolean)
    on conflict (code) do update set name = excluded.name, district = excluded.district,
      supervision_phone = excluded.supervision_phone, complaint_room = excluded.complaint_room,
      support_phone = excluded.support_phone, parent_code = excluded.parent_code,
      retired_at = case when excluded.retired_at is not null then coalesce(units.retired_at, excluded.retired_at) end`;
};

/** Inserts or updates windows. */
const saveWindows = async (tx: Tx, lines: readonly WindowLine[], at: Date): Promise<void> => {
  await tx`
    insert into windows (unit_code, number, name, retired_at)
    select "unitCode", number, name, case when "isRetired" then ${at}::timestamptz end
    from jsonb_to_recordset(${tx.json(lines)}) as line("unitCode" text, number text, name jsonb,
      "isRetired" boolean)
    on conflict (unit_code, number) do update set name = excluded.name,
      retired_at = case when excluded.retired_at is not null then coalesce(windows.retired_at, excluded.retired_at) end`;
};

/**
 * A kiosk receives no configuration before there is a policy: a centre whose office begins with a list gets the default
 * one. Returns the links of new accounts; `by` imports them.
 */
export const applyPlan = async (
  tx: Tx,
  plan: ImportPlan,
  pins: ReadonlyMap<string, NewPin>,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<readonly NewLink[]> => {
  await saveDefaultPolicy(tx);
  for (const { picture } of plan.photos) await savePicture(tx, picture);
  await saveUnits(
    tx,
    plan.units.map(({ line }) => line),
    at,
  );
  await saveWindows(
    tx,
    plan.windows.map(({ line }) => line),
    at,
  );
  const changed = new Set(plan.staff.map(({ line }) => line));
  const asked = plan.newPins.filter((line) => !changed.has(line));
  await saveStaffLines(tx, { lines: [...changed, ...asked], pins, at });
  return saveAccounts(tx, plan.accounts, by, at);
};
