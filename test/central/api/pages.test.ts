import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { devicesAtOnce } from "../../../contract/office/devices/devices.ts";
import { ratingsAtOnce } from "../../../contract/office/ratings/ratings.ts";
import { enrolDevice, upload } from "../../support/centre/device.ts";
import { endDraft, startDraft } from "../../support/centre/duty-drafts.ts";
import { ratingDraft, writeLedger } from "../../support/centre/ledger.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { askApi, newToken } from "./ask-api.ts";

const many = 250;

let centre: TestCentre;
let token: string;
beforeAll(async () => {
  centre = await startCentre({ clock: () => Date.parse("2026-04-01T01:00:00Z") });
  token = await newToken(centre, [{ role: "city" }]);
  const { sql } = centre;
  const device = await enrolDevice(centre);
  const shiftId = randomUUID();
  const drafts = Array.from({ length: many }, () => ratingDraft({ level: 1, shiftId }));
  await upload(device, writeLedger(device.id, [startDraft(shiftId), ...drafts, endDraft(shiftId)]));
  await sql`
    insert into units (code, name, district, supervision_phone, complaint_room)
    select 'unit-' || number, '{"zh":"单位"}', '市本级', '0571-12345', '{"zh":"二楼"}' from generate_series(1, ${many}) as number`;
  await sql`
    insert into windows (unit_code, number, name)
    select ${sampleUnitCode}, number::text, '{"zh":"综合受理"}' from generate_series(100, ${99 + many}) as number`;
  await sql`
    insert into devices (id, public_key, fingerprint, app_version, unit_code, window_number, enrolled_at, revoked_at)
    select gen_random_uuid(), decode(lpad(to_hex(number), 88, '0'), 'hex'), 'f', '1', ${sampleUnitCode},
      number::text, now(), case when number % 3 = 0 then now() end
    from generate_series(100, ${99 + many}) as number`;
  await sql`
    insert into flags
    select gen_random_uuid(), 'bursts', ${sampleUnitCode}, number::text, null, 'peers', '2026-03-09', '2026-03-15',
      12, 4, 12, false, 'open'
    from generate_series(1, ${many}) as number`;
  await sql`
    insert into access_log (actor_kind, actor, action)
    select 'command', 'root', 'command-run' from generate_series(1, ${many})`;
  // The list of ratings has those that are counted.
  await centre.rollUp();
});
afterAll(() => centre.stop());

const Page = z.looseObject({ next: z.string().nullable() });

/** Every page of a list, each as the texts of its rows. */
const pagesOf = async (name: string, list: string): Promise<readonly (readonly string[])[]> => {
  const pages: string[][] = [];
  for (let next: string | null = ""; next !== null; ) {
    const answer = await askApi(centre, token, name, next === "" ? {} : { after: next });
    if (answer.status !== 200) throw new Error(await answer.text());
    const page = Page.parse(await answer.json());
    pages.push(
      z
        .array(z.unknown())
        .parse(page[list])
        .map((row) => JSON.stringify(row)),
    );
    ({ next } = page);
  }
  return pages;
};

test.each([
  ["units", "units", 200, 251],
  ["windows", "windows", 200, 252],
  ["devices", "devices", devicesAtOnce, 251],
  ["flags", "flags", 100, 250],
  ["ratings", "ratings", ratingsAtOnce, 250],
] as const)("%s go on by the cursor to the last one, each once", async (name, list, most, count) => {
  const pages = await pagesOf(name, list);
  const rows = pages.flat();
  expect([rows.length, new Set(rows).size]).toEqual([count, count]);
  expect(pages.slice(0, -1).every((page) => page.length === most)).toBe(true);
  expect(pages.at(-1)?.length).toBeLessThanOrEqual(most);
});

test("the access log goes on by the cursor, the newest first", async () => {
  const pages = await pagesOf("access-log", "rows");
  const ids = pages.flat().map((row) => z.looseObject({ id: z.int() }).parse(JSON.parse(row)).id);
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.slice(0, -1).every((page) => page.length === 50)).toBe(true);
  expect(ids).toEqual(ids.toSorted((one, other) => other - one));
  const [stored] = await centre.sql<{ count: number }[]>`select count(*)::int as count from access_log`;
  expect(new Set(ids).size).toBe(stored?.count);
});

test.each([
  ["windows", "{}"],
  ["windows", '["A"]'],
  ["figures", "x"],
  ["devices", "x"],
  ["flags", "x"],
  ["ratings", "1.2.3"],
  ["access-log", "-1"],
])("%s refuse a cursor that no answer has given: %s", async (name, after) => {
  const period = name === "figures" ? { from: "2026-03-01", to: "2026-03-31" } : {};
  const answer = await askApi(centre, token, name, { ...period, after });
  expect([answer.status, await answer.json()]).toEqual([
    400,
    expect.objectContaining({ code: "request-invalid", facts: { field: "after" } }),
  ]);
});
