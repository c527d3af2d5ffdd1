import { pepperedVerifier } from "../../../contract/node/pin-verifier.ts";
import type { StaffMember } from "../../../contract/sync/configuration.ts";
import type { Queries } from "../../database/sql.ts";
import type { Place } from "./read-place.ts";

const readRows = (sql: Queries, { unit, window }: Place): Promise<StaffMember[]> => sql<StaffMember[]>`
  select number, name, post, political_status as "politicalStatus", party_member_since as "partyMemberSince",
    duties, commitments, honours, star, portrait, mentor_number as "mentorNumber", pin,
    must_change_pin as "mustChangePin", badges, unlocks
  from staff
  where unit_code = ${unit.code} and retired_at is null
    and (serves_every_window or exists (
      select from window_staff
      where window_staff.unit_code = staff.unit_code and window_staff.staff_number = staff.number
        and window_staff.window_number = ${window.number}))
    and not exists (select from units where code = ${unit.code} and units.retired_at is not null)
    and not exists (
      select from windows
      where windows.unit_code = ${unit.code} and windows.number = ${window.number} and windows.retired_at is not null)
  order by number`;

/**
 * Those who may serve at a window, by 工号: empty where it, or its unit, is retired. A mentor who may not serve there is
 * left out, also as a mentor: a kiosk that stored them would let them log in. Verifiers are under the pepper where the
 * device has one.
 */
export const readStaff = async (sql: Queries, place: Place, pepper: string | null): Promise<StaffMember[]> => {
  const rows = await readRows(sql, place);
  const here = new Set(rows.map(({ number }) => number));
  return rows.map(({ mentorNumber, pin, ...member }) => ({
    ...member,
    pin: pepper ? pepperedVerifier(pin, pepper) : pin,
    mentorNumber: mentorNumber !== null && here.has(mentorNumber) ? mentorNumber : null,
  }));
};
