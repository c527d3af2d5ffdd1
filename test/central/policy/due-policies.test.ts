import { expect, test } from "vitest";
import { fragment } from "../../../central/database/statement.ts";
import { duePolicies } from "../../../central/policy/due-policies.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { policyOffice } from "./policy-office.ts";

const { office } = policyOffice();

/** Unit, window, hours before now, and whether it was withdrawn. */
const rollouts = [
  [null, null, 9, false],
  [sampleUnitCode, "4", 7, false],
  [sampleUnitCode, null, 8, false],
  [sampleUnitCode, "3", 5, false],
  [null, null, 5, false],
  [sampleUnitCode, "4", 3, true],
  [sampleUnitCode, null, 2, false],
  [sampleUnitCode, "4", 2, false],
  [null, null, 1, true],
  [sampleUnitCode, "3", -1, false],
] as const;

test("the versions of all places in one statement are those that each place asks for itself", async () => {
  const { sql } = office.centre;
  await sql`
    insert into policy_versions select place, content, made_at
    from policy_versions, generate_series(1, ${rollouts.length}::int) as place where version = 0`;
  const now = new Date(office.nowMs);
  for (const [index, [unit, window, hours, isWithdrawn]] of rollouts.entries()) {
    const number = index + 1;
    await sql`
      insert into policy_rollouts values (${number}, ${number}, ${unit}, ${window}, ${now}::timestamptz - make_interval(hours => ${hours}), ${now})`;
    if (isWithdrawn) await sql`insert into policy_withdrawals values (${number}, ${now}, 'a')`;
  }
  const dueAt = async (hours: number) => {
    const at = new Date(office.nowMs - hours * 3_600_000);
    const places = fragment`select unit_code, number as window_number from windows`;
    return await sql<{ number: string; due: number; asked: number }[]>`
      with ${duePolicies(at, places)}
      select window_number as number, due, policy_in_force(unit_code, window_number, ${at}) as asked
      from due_policies order by unit_code, window_number`;
  };
  const seen = new Set<number>();
  for (const hours of [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, -1]) {
    const found = await dueAt(hours);
    expect(found.map(({ number, due }) => [number, due])).toEqual(found.map(({ number, asked }) => [number, asked]));
    for (const { due } of found) seen.add(due);
  }
  expect([...seen].toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3, 5, 7, 8, 10]);
});
