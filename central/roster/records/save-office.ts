import { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import { QueueSystemPolicy } from "../../../contract/sync/queue-system-policy.ts";
import type { Sql, Transaction } from "../../database/sql.ts";
import { changedColumns, insertedRow } from "../../database/statement.ts";
import { savePolicy } from "../../policy/save-policy.ts";
import type { LevelSet, OfficeRecords, UnitRecord, WindowRecord } from "./office-records.ts";
import { saveBadges } from "./save-badges.ts";
import { saveStaffRecord } from "./save-staff.ts";

const saveUnit = async (transaction: Transaction, unit: UnitRecord): Promise<void> => {
  const hours = ConfigurationDocument.shape.hours.parse(unit.hours);
  const pauseReasons = ConfigurationDocument.shape.pauseReasons.parse(unit.pauseReasons);
  const queueSystem = QueueSystemPolicy.nullable().parse(unit.queueSystem ?? null);
  const row = {
    code: unit.code,
    name: transaction.json(unit.name),
    district: unit.district,
    supervision_phone: unit.supervisionPhone,
    complaint_room: transaction.json(unit.complaintRoom),
    support_phone: unit.supportPhone,
    hours: hours && transaction.json(hours),
    pause_reasons: transaction.json(pauseReasons),
    queue_system: queueSystem && transaction.json(queueSystem),
  };
  await transaction`
    insert into units ${insertedRow(row)} on conflict (code) do update set ${changedColumns(row)}`;
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
};

/**
 * Saves an office whole or not at all; what is there under the same code or number is replaced, what is not named
 * stays. Saving the same again changes no configuration. Throws where a record breaks a constraint or does not fit the
 * configuration document.
 */
export const saveOffice = (sql: Sql, office: OfficeRecords): Promise<void> =>
  sql.begin(async (transaction) => {
    await saveLevels(transaction, office.levels);
    await savePolicy(transaction, office);
    for (const unit of office.units) await saveUnit(transaction, unit);
    for (const window of office.windows) await saveWindow(transaction, window);
    for (const member of office.staff) await saveStaffRecord(transaction, member);
    for (const member of office.staff) await saveBadges(transaction, member);
  });

export const hasUnits = async (sql: Sql): Promise<boolean> => {
  const [row] = await sql<{ found: boolean }[]>`select exists (select from units) as found`;
  return row?.found ?? false;
};
