import Database from "better-sqlite3";
import { databaseFileIn } from "../../../db/data-folder.ts";
import type { TestCentre } from "../../support/centre/start-centre.ts";
import type { SyncKiosk } from "./sync-kiosk.ts";
import { until } from "./until.ts";

const kioskRows = <Row>({ folder }: SyncKiosk, query: string): readonly Row[] => {
  const connection = new Database(databaseFileIn(folder), { readonly: true });
  try {
    return connection.prepare<[], Row>(query).all();
  } finally {
    connection.close();
  }
};

/** Every entry's text on the kiosk, in order. */
export const kioskTexts = (kiosk: SyncKiosk): readonly string[] =>
  kioskRows<{ text: string }>(kiosk, "SELECT text FROM ledger_entries ORDER BY epoch, seq").map(({ text }) => text);

/** The confirmed position, as the kiosk stores it: size of each epoch that has a receipt. */
export const receiptedSizes = (kiosk: SyncKiosk): readonly number[] =>
  kioskRows<{ size: number }>(kiosk, "SELECT max(size) AS size FROM receipts GROUP BY epoch ORDER BY epoch").map(
    ({ size }) => size,
  );

/** Every entry of the device at the centre, in order. */
export const centreTexts = async ({ sql }: TestCentre, { device }: SyncKiosk): Promise<readonly string[]> => {
  const rows = await sql<{ text: string }[]>`
    select convert_from(entry, 'UTF8') as text from ledger_entries where device = ${device} order by epoch, seq`;
  return rows.map(({ text }) => text);
};

export interface CentreFindings {
  readonly ratings: number;
  /** Their kinds, in alphabetical order. */
  readonly alarms: readonly string[];
  readonly quarantined: number;
}

export const findingsAt = async ({ sql }: TestCentre, { device }: SyncKiosk): Promise<CentreFindings> => {
  const [row] = await sql<CentreFindings[]>`select
    (select count(*)::int from ratings where device = ${device}) as ratings,
    array(select kind from alarms where device = ${device} order by kind) as alarms,
    (select count(*)::int from quarantined_entries where device = ${device}) as quarantined`;
  return { ratings: row?.ratings ?? 0, alarms: row?.alarms ?? [], quarantined: row?.quarantined ?? 0 };
};

/** Waits until the centre has all entries of the kiosk, byte for byte, and the kiosk has the receipts for them. */
export const drained = (centre: TestCentre, kiosk: SyncKiosk, deadlineMs?: number): Promise<void> =>
  until(
    "everything at the centre, with receipts",
    async () => {
      const held = kioskTexts(kiosk);
      const receipted = receiptedSizes(kiosk).reduce((sum, size) => sum + size, 0);
      return receipted === held.length && JSON.stringify(await centreTexts(centre, kiosk)) === JSON.stringify(held);
    },
    deadlineMs,
  );
