import { sha256Hex } from "../../../contract/node/hash.ts";
import { ConfigurationDocument, StaffMember } from "../../../contract/sync/configuration.ts";
import { QueueSystemPolicy } from "../../../contract/sync/queue-system-policy.ts";
import type { Sql, Tx } from "../../database/sql.ts";
import { changedColumns, insertedRow } from "../../database/statement.ts";
import { saveFirstPolicy } from "../../policy/first-policy.ts";
import type { OfficeRecords, StaffRecord, UnitRecord, WindowRecord } from "./office-records.ts";
import { saveStaffRecord } from "./save-staff.ts";

const saveUnit = async (tx: Tx, unit: UnitRecord): Promise<void> => {
  const hours = ConfigurationDocument.shape.hours.parse(unit.hours);
  const pauseReasons = ConfigurationDocument.shape.pauseReasons.parse(unit.pauseReasons);
  const queueSystem = QueueSystemPolicy.nullable().parse(unit.queueSystem ?? null);
  const row = {
    code: unit.code,
    name: tx.json(unit.name),
    district: unit.district,
    supervision_phone: unit.supervisionPhone,
    complaint_room: tx.json(unit.complaintRoom),
    support_phone: unit.supportPhone,
    hours: hours && tx.json(hours),
    pause_reasons: tx.json(pauseReasons),
    queue_system: queueSystem && tx.json(queueSystem),
  };
  await tx`
    insert into units ${insertedRow(row)} on conflict (code) do update set ${changedColumns(row)}`;
};

const saveWindow = async (tx: Tx, { unitCode, number, name }: WindowRecord): Promise<void> => {
  await tx`
    insert into windows (unit_code, number, name) values (${unitCode}, ${number}, ${tx.json(name)})
    on conflict (unit_code, number) do update set name = excluded.name`;
};

/** A printed number must not work as a badge, and at a window it would be taken for the number itself. */
const refuseNumbers = async (tx: Tx, unitCode: string, texts: readonly string[]): Promise<void> => {
  const [found] = await tx<{ number: string }[]>`
    select number from staff where unit_code = ${unitCode} and upper(number) = any(${texts.map((text) => text.toUpperCase())})
    order by number limit 1`;
  if (found) throw new Error(`${found.number} is a staff number, and no badge`);
};

/**
 * Stores badges by the hash of the reader's text; without badges in the record they stay. Throws where there are too
 * many, or one is a number of that unit's staff: save all of them before.
 */
const saveBadges = async (tx: Tx, { unitCode, number, badges }: StaffRecord): Promise<void> => {
  if (badges === undefined) return;
  const texts = badges.map((text) => text.trim());
  await refuseNumbers(tx, unitCode, texts);
  const hashes = StaffMember.shape.badges.parse(texts.map(sha256Hex));
  await tx`
    update staff set badges = ${tx.json(hashes)}
    where unit_code = ${unitCode} and number = ${number}`;
};

/**
 * Saves an office whole or not at all: replaces records under the same code or number, and leaves all others. Saving
 * the same again changes no configuration. Throws where a record violates a constraint or does not fit the
 * configuration document.
 */
export const saveOffice = (sql: Sql, office: OfficeRecords): Promise<void> =>
  sql.begin(async (tx) => {
    await saveFirstPolicy(tx, office);
    for (const unit of office.units) await saveUnit(tx, unit);
    for (const window of office.windows) await saveWindow(tx, window);
    for (const member of office.staff) await saveStaffRecord(tx, member);
    for (const member of office.staff) await saveBadges(tx, member);
  });

export const hasUnits = async (sql: Sql): Promise<boolean> => {
  const [row] = await sql<{ found: boolean }[]>`select exists (select from units) as found`;
  return row?.found ?? false;
};
