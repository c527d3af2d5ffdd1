import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { migrate } from "../../../central/database/migrate.ts";
import { type Migration, readMigrations } from "../../../central/database/migrations.ts";
import type { Sql } from "../../../central/database/sql.ts";
import { EntryEnvelope } from "../../../contract/ledger/entry.ts";
import { DeviceId } from "../../../contract/words.ts";
import { type Draft, ratingDraft, writeLedger } from "../../support/centre/ledger.ts";
import { withEmptyDatabase } from "../../support/centre/test-database.ts";

let steps: readonly Migration[];

beforeAll(async () => {
  steps = await readMigrations();
});

const stepsUpTo = (last: number) => steps.filter(({ number }) => number <= last);

const oldShift = "22222222-2222-4222-8222-222222222222";
const service = (serviceNumber: number) => ({ transactionRef: "330100-1", serviceNumber });

/** Stores ratings as before migration 100. One entry contains, beside its body, text that jsonb cannot store. */
const storeOldRatings = async (sql: Sql, served: readonly Readonly<Record<string, unknown>>[]): Promise<DeviceId> => {
  const device = DeviceId.parse("33333333-3333-4333-8333-333333333333");
  const links = writeLedger(device, served.map(ratingDraft));
  const texts = links.map(({ text }) => text.replace(/}$/, ',"newer":"\\u0000"}'));
  await sql`insert into units values ('u', '{}', 'd', '1', '{}')`;
  await sql`insert into windows values ('u', '1', '{}')`;
  await sql`insert into devices values (${device}, ${Buffer.alloc(44)}, 'f', '1', 'u', '1', now())`;
  await sql`insert into ledger_epochs values (${device}, 1, ${texts.length}, ${"0".repeat(64)})`;
  for (const [index, text] of texts.entries()) {
    const { transaction, ...body } = EntryEnvelope.parse(JSON.parse(text)).body;
    const first = transaction as ReturnType<typeof service> | null;
    await sql`
      insert into ledger_entries (device, epoch, seq, entry, received_at)
      values (${device}, 1, ${index + 1}, ${Buffer.from(text)}, '2026-03-01')`;
    await sql`
      insert into ratings values (${device}, 1, ${index + 1}, ${String(body["promptId"])}, 'u', '1', '1001', 'walk-up',
        ${first?.transactionRef ?? null}, ${first?.serviceNumber ?? null}, null, 5, '4', 1, 'then', '2026-03-01')`;
  }
  return device;
};

/**
 * Stores the entries of a new device as any release does; one contains, beside its body, text that jsonb cannot
 * store.
 */
const storeRatings = async (sql: Sql, number: number, drafts: readonly Draft[]): Promise<DeviceId> => {
  const device = DeviceId.parse(`4444444${number}-4444-4444-8444-444444444444`);
  const texts = writeLedger(device, drafts).map(({ text }) => text.replace(/}$/, ',"newer":"\\u0000"}'));
  await sql`
    insert into devices (id, public_key, fingerprint, app_version, unit_code, window_number, enrolled_at)
    values (${device}, ${Buffer.alloc(44, number)}, 'f', '1', 'u', '1', now())`;
  await sql`insert into ledger_epochs (device, epoch, size, head) values (${device}, 1, ${texts.length}, ${"0".repeat(64)})`;
  for (const [index, text] of texts.entries()) {
    await sql`
      insert into ledger_entries (device, epoch, seq, entry, received_at)
      values (${device}, 1, ${index + 1}, ${Buffer.from(text)}, '2026-03-01')`;
  }
  return device;
};

describe("the migrations", () => {
  test("take the calendar of the policy in force everywhere as imports, by year", async () => {
    await withEmptyDatabase(async (sql) => {
      await migrate(sql, stepsUpTo(770));
      const off = ["2027-01-01", "2028-01-03", "2027-10-01"];
      const content = { policy: { calendar: { off, worked: ["2027-10-09"] } } };
      await sql`insert into policy_versions (version, content, made_at) values (3, ${sql.json(content)}, '2026-11-05')`;
      await sql`
        insert into policy_rollouts (number, version, effective_at, made_at) values (1, 3, '2026-11-05', '2026-11-05')`;
      await migrate(sql, steps);
      expect([...(await sql`select number, kind, year, off, worked, imported_by as by from calendar_imports`)]).toEqual(
        [
          {
            number: 1,
            kind: "national",
            year: 2027,
            off: ["2027-01-01", "2027-10-01"],
            worked: ["2027-10-09"],
            by: "policy 3",
          },
          { number: 2, kind: "national", year: 2028, off: ["2028-01-03"], worked: [], by: "policy 3" },
        ],
      );
    });
  });
  test("copy the services of ratings that were stored before services had their own table", async () => {
    await withEmptyDatabase(async (sql) => {
      await migrate(sql, stepsUpTo(90));
      const device = await storeOldRatings(sql, [
        { transaction: service(1), furtherTransactions: [service(2), service(3)] },
        { transaction: service(4), furtherTransactions: [service(3)] },
        { transaction: null },
      ]);
      await migrate(sql, steps);
      expect([...(await sql`select * from rated_services order by service_number`)]).toEqual(
        [1, 1, 1, 2].map((seq, index) => ({
          transaction_ref: "330100-1",
          service_number: index + 1,
          device,
          epoch: 1,
          seq,
        })),
      );
      expect([...(await sql`select * from claimed_services order by service_number`)]).toEqual(
        [1, 1, 1, 2].map((seq, index) => ({
          unit_code: "u",
          reference_space: "office",
          transaction_ref: "330100-1",
          service_number: index + 1,
          device,
          epoch: 1,
          seq,
        })),
      );
      const shifts = await sql<{ id: string }[]>`select distinct shift_id as id from present_ratings`;
      expect(shifts.map(({ id }) => id)).toEqual([oldShift]);
    });
  });
  test("count ratings that were refused because of another device, and still refuse those whose own device had rated the service", async () => {
    await withEmptyDatabase(async (sql) => {
      await migrate(sql, stepsUpTo(360));
      await sql`insert into units (code, name, district, supervision_phone, complaint_room) values ('u', '{}', 'd', '1', '{}')`;
      await sql`insert into windows (unit_code, number, name) values ('u', '1', '{}')`;
      const about = { unitCode: "u", windowNumber: "1", transaction: service(1) };
      const [first, second] = [
        await storeRatings(sql, 1, [ratingDraft({ ...about, level: 5 })]),
        await storeRatings(sql, 2, [
          ratingDraft({ ...about, level: 1, furtherTransactions: [service(2)] }),
          ratingDraft({ ...about, level: 4, transaction: service(2) }),
          ratingDraft({ ...about, level: 2, source: "queue-system" }),
        ]),
      ];
      await sql`
        insert into ratings (device, epoch, seq, prompt_id, shift_id, unit_code, window_number, staff_number, source,
          transaction_ref, service_number, level, channel, answered_after_ms, answered_at, received_at)
        values (${first}, 1, 1, ${randomUUID()}, ${oldShift}, 'u', '1', '1001', 'staff-console', '330100-1', 1, 5, '4', 1,
          'then', '2026-03-01')`;
      await sql`insert into rated_services values ('330100-1', 1, ${first}, 1, 1)`;
      for (const seq of [1, 2, 3]) {
        await sql`insert into quarantined_entries values (${second}, 1, ${seq}, 'already-rated')`;
        await sql`
          insert into prompt_endings (device, prompt_id, epoch, seq, outcome, ended_at)
          values (${second}, ${randomUUID()}, 1, ${seq}, 'answered', 'then')`;
      }
      await migrate(sql, steps);
      const seqs = async (table: string) => {
        const rows = await sql<{ seq: number }[]>`select seq from ${sql(table)} where device = ${second} order by seq`;
        return rows.map(({ seq }) => seq);
      };
      expect(await Promise.all(["ratings", "quarantined_entries", "prompt_endings", "alarms"].map(seqs))).toEqual([
        [1, 3],
        [2],
        [2],
        // The first is contested, and the second is in quarantine.
        [1, 2],
      ]);
      const levels = await sql<{ level: number }[]>`select level from present_ratings order by level`;
      expect(levels.map(({ level }) => level)).toEqual([1, 2, 5]);
      const claims = await sql<{ of: DeviceId; number: number }[]>`
        select device as of, service_number as number from contested_claims order by seq, device`;
      expect(claims).toHaveLength(2);
      expect(new Set(claims.map(({ of, number }) => `${of} ${number}`))).toEqual(
        new Set([`${first} 1`, `${second} 1`]),
      );
    });
  });
  test("apply the rule of claims also to services that a centre of the last release stores", async () => {
    await withEmptyDatabase(async (sql) => {
      await migrate(sql, steps);
      await sql`insert into units (code, name, district, supervision_phone, complaint_room) values ('u', '{}', 'd', '1', '{}')`;
      await sql`insert into windows (unit_code, number, name) values ('u', '1', '{}')`;
      const about = { unitCode: "u", windowNumber: "1", transaction: service(1) };
      const devices = [
        await storeRatings(sql, 1, [ratingDraft(about)]),
        await storeRatings(sql, 2, [ratingDraft(about)]),
      ];
      for (const device of devices) {
        await sql`insert into rated_services values ('330100-1', 1, ${device}, 1, 1)`;
        await sql`delete from rated_services`;
      }
      await sql`insert into rated_services values ('330100-1', 1, ${devices[0] ?? ""}, 1, 1)`;
      const claims = await sql<{ device: string }[]>`select device from contested_claims order by device`;
      expect(claims.map(({ device }) => device)).toEqual(devices);
    });
  });
  test("make the first policy version 0, and leave the IT PIN", async () => {
    await withEmptyDatabase(async (sql) => {
      await migrate(sql, stepsUpTo(460));
      const survey = (id: string) => ({ id, title: { zh: id } });
      const pin = { scheme: "scrypt" };
      await sql`insert into level_sets values ('2020-05', '[1, 2, 3, 4, 5]')`;
      await sql`
        insert into policy (levels_version, thanks_ms, follow_up_days, survey, it_pin, it_unlocks)
        values ('2020-05', 7000, 3, ${sql.json(survey("first"))}, ${sql.json(pin)}, 2)`;
      await sql`insert into policy_versions values (1, ${sql.json({ survey: survey("second") })}, now())`;
      await migrate(sql, steps);
      const [first] = await sql<{ content: unknown }[]>`select content from policy_versions where version = 0`;
      expect(first?.content).toEqual({
        policy: {
          promptMs: 30_000,
          reasonsMs: 30_000,
          thanksMs: 7_000,
          changeWithinMs: 8_000,
          formMs: 60_000,
          walkUp: false,
          allowMouseRating: false,
          badgeLogin: "with-pin",
          sound: { volume: 0.6, quietHours: [] },
          logOutAsksPin: true,
          allowTwoWindows: false,
        },
        followUpDays: 3,
        tagsVersion: "2020-05",
        levels: [1, 2, 3, 4, 5],
        attract: null,
        survey: survey("first"),
      });
      expect([...(await sql`select policy_in_force(null, null, now()) as version`)]).toEqual([{ version: 0 }]);
      expect([...(await sql`select pin, unlocks from it_panel`)]).toEqual([{ pin, unlocks: 2 }]);
      expect([...(await sql`select id from surveys order by id`)]).toEqual([{ id: "first" }, { id: "second" }]);
    });
  });
  test("leave an office without a policy as it is", async () => {
    await withEmptyDatabase(async (sql) => {
      await migrate(sql, steps);
      expect([...(await sql`select policy_in_force(null, null, now()) as version`)]).toEqual([{ version: null }]);
      expect([...(await sql`select pin, unlocks from it_panel`)]).toEqual([{ pin: null, unlocks: 0 }]);
    });
  });

  test("add the lines that were published before there were sums of months and quarters", async () => {
    await withEmptyDatabase(async (sql) => {
      await migrate(sql, stepsUpTo(730));
      await sql`
        insert into published_lines (first_day, kind, unit_code, key, is_partial, answered, unanswered, levels)
        select first_day, 'unit', 'A', '', false, 30, 2, '{1,0,0,9,20}'
        from unnest(array['2026-02-23', '2026-03-02', '2026-03-09']) as part (first_day)`;
      await migrate(sql, steps);
      const sums = await sql`
        select first_day, last_day, answered, unanswered, levels from published_sums order by last_day, first_day desc`;
      expect([...sums]).toEqual([
        { first_day: "2026-02-01", last_day: "2026-02-28", answered: 30, unanswered: 2, levels: [1, 0, 0, 9, 20] },
        { first_day: "2026-03-01", last_day: "2026-03-31", answered: 60, unanswered: 4, levels: [2, 0, 0, 18, 40] },
        { first_day: "2026-01-01", last_day: "2026-03-31", answered: 90, unanswered: 6, levels: [3, 0, 0, 27, 60] },
      ]);
    });
  });
});
