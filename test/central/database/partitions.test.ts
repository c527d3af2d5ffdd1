import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrate } from "../../../central/database/migrate.ts";
import { readMigrations } from "../../../central/database/migrations.ts";
import { fragment } from "../../../central/database/statement.ts";
import { enrolDevice, upload } from "../../support/centre/device.ts";
import { startedDraft, writeLedger } from "../../support/centre/ledger.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { withEmptyDatabase } from "../../support/centre/test-database.ts";

/** Tables that name a device and do not belong to it: they lie by the reference of a service, by a draw, or by an item. */
const byOther = ["claimed_services", "drawn_ratings", "items", "rated_services"];

describe("the tables of a device", () => {
  let centre: TestCentre;
  beforeAll(async () => {
    centre = await startCentre();
    for (let each = 0; each < 12; each += 1) {
      const device = await enrolDevice(centre);
      await upload(device, writeLedger(device.id, [startedDraft(), startedDraft()]));
    }
  });
  afterAll(() => centre.stop());

  test("are partitioned by a hash of the device", async () => {
    const tables = await centre.sql<{ name: string; key: string | null }[]>`
      select relname as name, pg_get_partkeydef(pg_class.oid) as key
      from pg_class join pg_attribute on attrelid = pg_class.oid and attname = 'device'
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by relname`;
    expect(tables.length).toBeGreaterThan(25);
    const others = tables.filter(({ key }) => key !== "HASH (device)").map(({ name }) => name);
    expect(others).toEqual(byOther);
  });
  test("have the device in each unique key", async () => {
    const keys = await centre.sql<{ name: string; columns: string[] }[]>`
      select indrelid::regclass::text as name, array_agg(attname::text order by attnum) as columns
      from pg_index join pg_class on pg_class.oid = indrelid join pg_attribute on attrelid = indrelid and attnum = any (indkey)
      where relnamespace = 'public'::regnamespace and indisunique and not relispartition
        and exists (select from pg_attribute where attrelid = indrelid and attname = 'device')
      group by indexrelid, indrelid`;
    expect(keys.length).toBeGreaterThan(25);
    const without = keys.filter(({ columns }) => !columns.includes("device")).map(({ name }) => name);
    expect(without.toSorted()).toEqual(byOther);
  });
  test("divide the devices among the partitions", async () => {
    const used = await centre.sql<{ entries: number }[]>`
      select count(*)::int as entries from ledger_entries group by tableoid`;
    expect(used.length).toBeGreaterThan(2);
    expect(used.reduce((sum, { entries }) => sum + entries, 0)).toBe(24);
  });
  test.each([
    ["update", fragment`update ledger_entries_0 set epoch = 2`],
    ["delete", fragment`delete from ledger_entries_0`],
    ["truncate", fragment`truncate ledger_entries_0 cascade`],
    ["deletion of epochs", fragment`delete from ledger_epochs_0`],
  ])("refuse the %s that names a partition", async (_name, statement) => {
    await expect(centre.sql`${statement}`).rejects.toThrow("append-only");
  });
  test("refuse an entry without an epoch that names a partition", async () => {
    const [stored] = await centre.sql<{ partition: string; device: string }[]>`
      select tableoid::regclass::text as partition, device from ledger_epochs limit 1`;
    const partition = (stored?.partition ?? "").replace("ledger_epochs", "ledger_entries");
    await expect(
      centre.sql`
        insert into ${centre.sql(partition)} (device, epoch, seq, entry, received_at)
        values (${stored?.device ?? ""}, 9, 1, 'x', now())`,
    ).rejects.toMatchObject({ constraint: "ledger_entries_have_epochs" });
  });
});

test("keep their rows, and go on counting, where they were filled before they were partitioned", async () => {
  await withEmptyDatabase(async (sql) => {
    const steps = await readMigrations();
    await migrate(
      sql,
      steps.filter(({ number }) => number < 510),
    );
    await sql`insert into units (code, name, district, supervision_phone, complaint_room) values ('u', '{}', 'd', '1', '{}')`;
    await sql`insert into windows (unit_code, number, name) values ('u', '1', '{}')`;
    await sql`
      insert into devices (id, public_key, fingerprint, app_version, unit_code, window_number, enrolled_at)
      select gen_random_uuid(), decode(lpad(to_hex(n), 88, '0'), 'hex'), 'f', '1', 'u', '1', now()
      from generate_series(1, 20) as n`;
    await sql`insert into ledger_epochs (device, epoch, size, head) select id, 1, 1, repeat('0', 64) from devices`;
    await sql`
      insert into ledger_entries (device, epoch, seq, entry, received_at)
      select id, 1, 1, convert_to(id::text, 'UTF8'), '2026-03-01' from devices`;
    await sql`insert into alerts (device, kind, raised_at) select id, 'fork', '2026-03-01' from devices`;
    const read = async () => [
      ...(await sql`select device, epoch, seq, entry, hash, received_at from ledger_entries order by device`),
      ...(await sql`select id, device, kind, raised_at, times from alerts order by id`),
    ];
    const before = await read();
    await migrate(sql, steps);
    expect(await read()).toEqual(before);
    const [next] = await sql<{ id: number }[]>`
      insert into alerts (device, kind, raised_at) select id, 'fork', now() from devices limit 1 returning id`;
    expect([before.length, next?.id]).toEqual([40, 21]);
  });
});
