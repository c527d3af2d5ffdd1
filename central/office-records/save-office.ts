import type { Unit } from "../../contract/sync/configuration.ts";
import type { Sql, Transaction } from "../database/sql.ts";
import type { LevelSet, OfficeRecords, WindowRecord } from "./office-records.ts";
import { saveStaffRecord } from "./save-staff.ts";

const saveUnit = async (transaction: Transaction, unit: Unit): Promise<void> => {
  await transaction`
    insert into units (code, name, district, supervision_phone, complaint_room)
    values (${unit.code}, ${transaction.json(unit.name)}, ${unit.district}, ${unit.supervisionPhone},
      ${transaction.json(unit.complaintRoom)})
    on conflict (code) do update set name = excluded.name, district = excluded.district,
      supervision_phone = excluded.supervision_phone, complaint_room = excluded.complaint_room`;
};

const saveWindow = async (transaction: Transaction, { unitCode, number, name }: WindowRecord): Promise<void> => {
  await transaction`
    insert into windows (unit_code, number, name) values (${unitCode}, ${number}, ${transaction.json(name)})
    on conflict (unit_code, number) do update set name = excluded.name`;
};

const saveLevels = async (transaction: Transaction, { version, levels }: LevelSet): Promise<void> => {
  await transaction`
    insert into level_sets (version, levels) values (${version}, ${transaction.json(levels)})
    on conflict (version) do update set levels = excluded.levels`;
  await transaction`
    insert into policy (levels_version) values (${version})
    on conflict (only_row) do update set levels_version = excluded.levels_version`;
};

/**
 * Saves an office whole or not at all; what is there under the same code or number is replaced, what is not named
 * stays. Saving the same again changes no configuration. Throws where a record breaks a constraint.
 */
export const saveOffice = (sql: Sql, office: OfficeRecords): Promise<void> =>
  sql.begin(async (transaction) => {
    await saveLevels(transaction, office.levels);
    for (const unit of office.units) await saveUnit(transaction, unit);
    for (const window of office.windows) await saveWindow(transaction, window);
    for (const member of office.staff) await saveStaffRecord(transaction, member);
  });

export const hasUnits = async (sql: Sql): Promise<boolean> => {
  const [row] = await sql<{ found: boolean }[]>`select exists (select from units) as found`;
  return row?.found ?? false;
};
