import { Grant } from "../../../contract/office/accounts/roles.ts";
import type { Queries } from "../../database/sql.ts";
import { sortedGrants } from "./plan-accounts.ts";
import {
  type AccountLine,
  keyOf,
  type Roster,
  type StaffLine,
  staffKeyOf,
  type UnitLine,
  type WindowLine,
} from "./roster.ts";

/** The roster, the accounts by login, and the number of devices at each window. */
export interface StoredRoster extends Roster {
  readonly accounts: ReadonlyMap<string, AccountLine>;
  readonly devices: ReadonlyMap<string, number>;
}

const readUnits = (sql: Queries): Promise<UnitLine[]> => sql<UnitLine[]>`
  select code as "unitCode", name, district, supervision_phone as "supervisionPhone",
    complaint_room as "complaintRoom", support_phone as "supportPhone", parent_code as "parentCode",
    retired_at is not null as "isRetired"
  from units order by code`;

const readWindows = (sql: Queries): Promise<WindowLine[]> => sql<WindowLine[]>`
  select unit_code as "unitCode", number, name, retired_at is not null as "isRetired"
  from windows order by unit_code, length(number), number`;

type StaffRow = Omit<StaffLine, "windowNumbers"> & {
  readonly isEverywhere: boolean;
  readonly numbers: readonly string[];
};

const readStaffRows = (sql: Queries): Promise<StaffRow[]> => sql<StaffRow[]>`
  select unit_code as "unitCode", number, name, post, political_status as "politicalStatus",
    party_member_since as "partyMemberSince", star, duties, commitments, honours, mentor_number as "mentorNumber",
    portrait, badges, retired_at is not null as "isRetired", serves_every_window as "isEverywhere",
    array(
      select window_number from window_staff
      where window_staff.unit_code = staff.unit_code and window_staff.staff_number = staff.number
      order by length(window_number), window_number
    ) as numbers
  from staff order by unit_code, number`;

const readStaffLines = async (sql: Queries): Promise<StaffLine[]> =>
  (await readStaffRows(sql)).map(({ isEverywhere, numbers, ...line }) => ({
    ...line,
    windowNumbers: isEverywhere ? "all" : numbers,
  }));

const readDevices = async (sql: Queries): Promise<ReadonlyMap<string, number>> => {
  const rows = await sql<{ unitCode: string; number: string; count: number }[]>`
    select unit_code as "unitCode", window_number as number, count(*) as count from devices group by 1, 2`;
  return new Map(rows.map((row) => [keyOf(row), row.count]));
};

const readAccounts = async (sql: Queries): Promise<AccountLine[]> => {
  const rows = await sql<AccountLine[]>`
    select login, name, disabled_at is not null as "isRetired",
      case when staff_number is not null then jsonb_build_object('unitCode', unit_code, 'staffNumber', staff_number) end as staff,
      coalesce((
        select jsonb_agg(jsonb_strip_nulls(
          jsonb_build_object('role', role, 'unitCode', unit_code, 'windowNumber', window_number)))
        from account_grants where account = accounts.id), '[]') as grants
    from accounts order by login`;
  return rows.map((row) => ({ ...row, grants: sortedGrants(row.grants.map((grant) => Grant.parse(grant))) }));
};

/** All units, windows, staff and accounts, retired or not, as last stored. */
export const readRoster = async (sql: Queries): Promise<StoredRoster> => ({
  units: new Map((await readUnits(sql)).map((line) => [line.unitCode, line])),
  windows: new Map((await readWindows(sql)).map((line) => [keyOf(line), line])),
  staff: new Map((await readStaffLines(sql)).map((line) => [staffKeyOf(line), line])),
  accounts: new Map((await readAccounts(sql)).map((line) => [line.login, line])),
  devices: await readDevices(sql),
});
