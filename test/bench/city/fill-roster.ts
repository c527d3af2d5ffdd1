import { hashPassword } from "../../../central/accounts/passwords.ts";
import type { Sql } from "../../../central/database/sql.ts";
import { seedDemoOffice } from "../../../central/demo-office/seed-demo-office.ts";
import { fingerprintOf } from "../../../contract/node/fingerprint.ts";
import type { DeviceId } from "../../../contract/words.ts";
import type { DeviceKeys } from "../../support/centre/device-keys.ts";
import { type CityPlan, type CityWindow, staffNumberAt } from "./city-plan.ts";

/** The unit of the demonstration office whose hours, words and people the city's units are copied from. */
const template = "330100-XZFW";
/** Of every account of the city: it is no secret. */
export const cityPassword = "measured-city-2026";

const rowsAtOnce = 20_000;

const inPages = async <Row>(rows: readonly Row[], write: (page: readonly Row[]) => Promise<unknown>): Promise<void> => {
  for (let from = 0; from < rows.length; from += rowsAtOnce) await write(rows.slice(from, from + rowsAtOnce));
};

const addUnits = (sql: Sql, plan: CityPlan) => sql`
  insert into units (code, name, district, supervision_phone, complaint_room, support_phone, hours, pause_reasons)
  select given.code, jsonb_build_object('zh', given.code || '服务中心'), '第' || (given.number / 350 + 1) || '区',
    supervision_phone, complaint_room, support_phone, hours, pause_reasons
  from jsonb_to_recordset(${sql.json(plan.units.map(({ code }, number) => ({ code, number })))})
    as given (code text, number int), units
  where units.code = ${template}`;

const addWindows = (sql: Sql, windows: readonly CityWindow[]) => sql`
  insert into windows (unit_code, number, name)
  select "unitCode", number, jsonb_build_object('zh', '综合受理' || number, 'en', 'General ' || number)
  from jsonb_to_recordset(${sql.json(windows)}) as given ("unitCode" text, number text)`;

interface Person {
  readonly unitCode: string;
  readonly number: string;
}

const peopleOf = ({ units }: CityPlan): readonly Person[] =>
  units.flatMap(({ code, staff }) =>
    Array.from({ length: staff }, (_, index) => ({ unitCode: code, number: staffNumberAt(index) })),
  );

const addStaff = (sql: Sql, people: readonly Person[]) => sql`
  insert into staff (unit_code, number, name, post, political_status, duties, commitments, honours, star, pin, pin_given)
  select "unitCode", given.number, jsonb_build_object('zh', '员工' || given.number), post, political_status, duties, commitments,
    '[]', star, pin, pin_given
  from jsonb_to_recordset(${sql.json(people)}) as given ("unitCode" text, number text),
    (select * from staff where unit_code = ${template} order by number limit 1) as one`;

/** An account for each person; every unit has a leader, and its first window a supervisor. */
const addAccounts = async (sql: Sql, people: readonly Person[], password: string): Promise<void> => {
  await sql`
    with made as (
      insert into accounts (login, name, unit_code, staff_number, password)
      select lower("unitCode" || '-' || number), '员工' || number, "unitCode", number, ${password}
      from jsonb_to_recordset(${sql.json(people)}) as given ("unitCode" text, number text)
      returning id, unit_code, staff_number)
    insert into account_grants (account, role, unit_code, window_number)
    select id, 'staff', unit_code, null from made
    union all select id, 'leader', unit_code, null from made where staff_number = '1001'
    union all select id, 'supervisor', unit_code, '1' from made where staff_number = '1002'`;
};

export interface CityKiosk {
  readonly window: CityWindow;
  readonly id: DeviceId;
  readonly keys: DeviceKeys;
}

/** Enrolled before the year began; one in a hundred has been quiet for a day. */
const addDevices = (sql: Sql, kiosks: readonly CityKiosk[], centrePublicKey: string, at: Date) => sql`
  insert into devices (id, public_key, fingerprint, app_version, unit_code, window_number, enrolled_at, last_seen_at)
  select id, decode(key, 'base64'), fingerprint, '0.1.0', unit, window_number, '2025-11-20', seen
  from jsonb_to_recordset(${sql.json(
    kiosks.map(({ id, keys, window }) => ({
      ...{ id, key: keys.publicKey, unit: window.unitCode, window_number: window.number },
      fingerprint: fingerprintOf({ devicePublicKey: keys.publicKey, centrePublicKey }),
      seen: new Date(at.getTime() - (window.index % 100 === 50 ? 86_400_000 : 30_000)),
    })),
  )}) as given (id uuid, key text, fingerprint text, unit text, window_number text, seen timestamptz)`;

/** The city beside the demonstration office: units, windows, people, accounts and devices. */
export const fillRoster = async (
  sql: Sql,
  plan: CityPlan,
  kiosks: readonly CityKiosk[],
  centrePublicKey: string,
): Promise<void> => {
  await seedDemoOffice(sql);
  await addUnits(sql, plan);
  await inPages(plan.windows, (page) => addWindows(sql, page));
  const people = peopleOf(plan);
  const password = await hashPassword(cityPassword);
  await inPages(people, (page) => addStaff(sql, page));
  await inPages(people, (page) => addAccounts(sql, page, password));
  await inPages(kiosks, (page) => addDevices(sql, page, centrePublicKey, new Date()));
};
