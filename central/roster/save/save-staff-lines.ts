import type { Tx } from "../../database/sql.ts";
import { fragment } from "../../database/statement.ts";
import { type StaffLine, staffKeyOf } from "../plan/roster.ts";
import type { NewPin } from "./new-pins.ts";

export interface SavedStaff {
  readonly lines: readonly StaffLine[];
  readonly pins: ReadonlyMap<string, NewPin>;
  readonly at: Date;
}

/** A new PIN is in the row; a row without one has no columns for it, and the stored PIN stays. */
const rowsOf = ({ lines, pins }: SavedStaff) =>
  lines.map((line) => ({
    ...line,
    isEverywhere: line.windowNumbers === "all",
    pin: pins.get(staffKeyOf(line))?.verifier ?? null,
  }));

const columns = fragment`"unitCode" text, number text, name jsonb, post jsonb, "politicalStatus" text, "partyMemberSince" text,
  star smallint, duties jsonb, commitments jsonb, honours jsonb, portrait text, "mentorNumber" text, badges jsonb,
  "isRetired" boolean, "isEverywhere" boolean, pin jsonb`;

/** A new PIN also unlocks the number: it would be useless otherwise. */
const insert = (tx: Tx, saved: SavedStaff) => tx`
  insert into staff (unit_code, number, name, post, political_status, party_member_since, star, duties, commitments,
    honours, portrait, mentor_number, badges, retired_at, serves_every_window, pin, pin_given, must_change_pin)
  select line."unitCode", line.number, line.name, line.post, line."politicalStatus", line."partyMemberSince", line.star,
    line.duties, line.commitments, line.honours, line.portrait, line."mentorNumber", line.badges,
    case when line."isRetired" then ${saved.at}::timestamptz end, line."isEverywhere",
    coalesce(line.pin, old.pin), coalesce(line.pin, old.pin_given), line.pin is not null or old.must_change_pin
  from jsonb_to_recordset(${tx.json(rowsOf(saved))}) as line(${columns})
  left join staff as old on old.unit_code = line."unitCode" and old.number = line.number
  on conflict (unit_code, number) do update set
    name = excluded.name, post = excluded.post, political_status = excluded.political_status,
    party_member_since = excluded.party_member_since, star = excluded.star, duties = excluded.duties,
    commitments = excluded.commitments, honours = excluded.honours, portrait = excluded.portrait,
    mentor_number = excluded.mentor_number, badges = excluded.badges,
    serves_every_window = excluded.serves_every_window, pin = excluded.pin, pin_given = excluded.pin_given,
    must_change_pin = excluded.must_change_pin,
    unlocks = staff.unlocks + case when excluded.pin = staff.pin then 0 else 1 end,
    retired_at = case when excluded.retired_at is not null then coalesce(staff.retired_at, excluded.retired_at) end`;

const saveWindowsOf = async (tx: Tx, { lines }: SavedStaff): Promise<void> => {
  const places = lines.map(({ unitCode, number }) => ({ unitCode, number }));
  const served = lines.flatMap(({ unitCode, number, windowNumbers }) =>
    windowNumbers === "all" ? [] : windowNumbers.map((window) => ({ unitCode, number, window })),
  );
  await tx`
    delete from window_staff
    using jsonb_to_recordset(${tx.json(places)}) as line("unitCode" text, number text)
    where unit_code = line."unitCode" and staff_number = line.number`;
  await tx`
    insert into window_staff (unit_code, window_number, staff_number)
    select "unitCode", "window", number
    from jsonb_to_recordset(${tx.json(served)}) as line("unitCode" text, "window" text, number text)`;
};

/** Inserts or updates staff with their windows; `pins` has the new ones by key. */
export const saveStaffLines = async (tx: Tx, saved: SavedStaff): Promise<void> => {
  await insert(tx, saved);
  await saveWindowsOf(tx, saved);
};
