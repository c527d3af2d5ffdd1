import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { migrate } from "../../../central/database/migrate.ts";
import { readMigrations } from "../../../central/database/migrations.ts";
import { connect, type Sql } from "../../../central/database/sql.ts";
import { watchDevices } from "../../../central/devices/alerts/watch-devices.ts";
import { alertsQuestion } from "../../../contract/office/devices/alerts.ts";
import { DeviceId } from "../../../contract/words.ts";
import { askOffice } from "../../support/centre/ask-office.ts";
import { enrolDevice, type TestDevice, upload } from "../../support/centre/device.ts";
import { promptDraft } from "../../support/centre/duty-drafts.ts";
import {
  type Draft,
  endOf,
  ratingDraft,
  startedDraft,
  writeEntries,
  writeLedger,
} from "../../support/centre/ledger.ts";
import { listedDevices } from "../../support/centre/list-devices.ts";
import { verifiedReceipt } from "../../support/centre/receipts.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { openEmptyDatabase } from "../../support/centre/test-database.ts";

let centre: TestCentre;
let device: TestDevice;
let nowMs = Date.parse("2026-03-01T01:00:00.000Z");

beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
});
beforeEach(async () => {
  nowMs += 24 * 3_600_000;
  device = await enrolDevice(centre);
});
afterAll(() => centre.stop());

/** The device on the office's page, and its alerts, once the centre has checked. */
const onThePage = async () => {
  await watchDevices(centre.sql, new Date(nowMs), true);
  const alerts = await askOffice(centre, alertsQuestion);
  const devices = await listedDevices(centre);
  const row = devices.find((one) => one.device === device.id);
  return {
    quarantined: row?.quarantined,
    alarms: row?.alarms,
    alerts: alerts.filter((one) => one.device === device.id).map(({ kind, times }) => [kind, times]),
  };
};

/** Seventeen times U+337F, as kiosks wrote it before they validated the normalised text: 68 characters. */
const grown = { transactionRef: "\u337f".repeat(17).normalize("NFKC"), serviceNumber: 1 };
const asked = (transaction: object): readonly Draft[] => {
  const promptId = randomUUID();
  return [promptDraft(promptId, { transaction }), ratingDraft({ promptId, transaction })];
};

/** A database of the previous release, with these entries in quarantine. */
const quarantinedBefore = async (sql: Sql, drafts: readonly Draft[]): Promise<DeviceId> => {
  const id = DeviceId.parse(randomUUID());
  await sql`insert into units values ('u', '{}', 'd', '1', '{}')`;
  await sql`insert into windows values ('u', '1', '{}')`;
  await sql`insert into devices values (${id}, ${Buffer.alloc(44)}, 'f', '1', 'u', '1', now())`;
  await sql`insert into ledger_epochs values (${id}, 1, ${drafts.length}, ${"0".repeat(64)})`;
  for (const { text, envelope } of writeLedger(id, drafts)) {
    await sql`
      insert into ledger_entries (device, epoch, seq, entry, received_at)
      values (${id}, 1, ${envelope.seq}, ${Buffer.from(text)}, '2026-03-01')`;
    await sql`insert into quarantined_entries values (${id}, 1, ${envelope.seq}, 'body-invalid')`;
  }
  return id;
};

describe("a rating in quarantine", () => {
  test("that an earlier version left there raises the alert after the update", async () => {
    const { url, close } = await openEmptyDatabase();
    const sql = connect(url, { connections: 2 });
    const steps = await readMigrations();
    await migrate(
      sql,
      steps.filter(({ number }) => number < 450),
    );
    const comment = { promptId: randomUUID(), text: '"kind":"rating-given"\0' };
    const id = await quarantinedBefore(sql, [
      { kind: "comment-given", body: comment },
      ratingDraft({ level: 6 }),
      ratingDraft({ level: 7 }),
    ]);
    await migrate(sql, steps);
    const alarms = await sql`select device, kind, epoch, seq, times from alarms`;
    expect([...alarms]).toEqual([{ device: id, kind: "rating-quarantined", epoch: 1, seq: 2, times: 2 }]);
    await sql.end();
    await close();
  });

  test("is listed in the receipt of an upload that repeats it, and brings another one", async () => {
    const first = writeLedger(device.id, [startedDraft(), ...asked(grown)]);
    await upload(device, first);
    const more = writeEntries(device.id, endOf(first), [ratingDraft(), ...asked(grown)]);
    const receipt = await verifiedReceipt(device, await upload(device, [...first, ...more]));
    expect(receipt.quarantined.map(({ seq }) => seq)).toEqual([2, 3, 5, 6]);
  });

  test("is stored, listed in the receipt and on the page, blocks no neighbour and raises one alert", async () => {
    const links = writeLedger(device.id, [startedDraft(), ...asked(grown), ratingDraft()]);
    const receipt = await verifiedReceipt(device, await upload(device, links));
    expect(receipt).toMatchObject({
      size: 4,
      quarantined: [
        { seq: 2, reason: "body-invalid" },
        { seq: 3, reason: "body-invalid" },
      ],
    });
    expect(await onThePage()).toEqual({ quarantined: 2, alarms: 0, alerts: [["rating-quarantined", 1]] });
    const again = await verifiedReceipt(device, await upload(device, links));
    expect(again.quarantined).toEqual(receipt.quarantined);
    expect(await onThePage()).toMatchObject({ alerts: [["rating-quarantined", 1]] });
    const [kept] = await centre.sql`select seq from ratings where device = ${device.id}`;
    expect(kept).toEqual({ seq: 4 });
  });

  test("raises the alert for any reason, once an upload, and counts the next upload to it", async () => {
    const transaction = { transactionRef: randomUUID(), serviceNumber: 1 };
    const first = writeLedger(device.id, [ratingDraft({ transaction }), ratingDraft({ transaction })]);
    await upload(device, first);
    const newer = [ratingDraft({ level: 6 }), { kind: "rating-changed", body: { promptId: randomUUID(), level: 0 } }];
    await upload(device, writeEntries(device.id, endOf(first), newer));
    expect(await onThePage()).toEqual({ quarantined: 3, alarms: 0, alerts: [["rating-quarantined", 2]] });
  });

  test("differs from an entry of another kind, which is only counted", async () => {
    await upload(device, writeLedger(device.id, [{ kind: "from-the-future", body: {} }, ratingDraft()]));
    expect(await onThePage()).toEqual({ quarantined: 1, alarms: 0, alerts: [] });
  });
});
