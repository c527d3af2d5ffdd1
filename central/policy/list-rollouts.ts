import type { PolicyRollout, PolicyRollouts, RolloutState } from "../../contract/office/policy/policy-rollouts.ts";
import type { Queries } from "../database/sql.ts";
import { type Adoption, countDue, nowhere } from "./count-due.ts";
import { type RolloutRow, readRollouts } from "./read-rollouts.ts";

/** The most rollouts in one answer. */
const listedRollouts = 200;

const stateOf = ({ effectiveAt, isInForce, withdrawnBy }: RolloutRow, at: Date): RolloutState => {
  if (withdrawnBy !== null) return "withdrawn";
  if (effectiveAt > at) return "planned";
  return isInForce ? "in-force" : "replaced";
};

/** By version: the devices that a planned rollout concerns. */
const countPlanned = async (sql: Queries, at: Date): Promise<ReadonlyMap<number, Adoption>> => {
  const rows = await sql<{ version: number; devices: number }[]>`
    select version, (case
      when unit_code is null then (select count(*) from devices where revoked_at is null)
      when window_number is null then
        (select count(*) from devices where revoked_at is null and devices.unit_code = planned.unit_code)
      else (select count(*) from devices where revoked_at is null
        and (devices.unit_code, devices.window_number) = (planned.unit_code, planned.window_number)) end)::int as devices
    from policy_rollouts as planned where effective_at > ${at}`;
  return new Map(rows.map(({ version, devices }) => [version, { devices, confirmed: 0 }]));
};

/** The newest rollouts, and how many devices have each. */
export const listRollouts = async (sql: Queries, at: Date): Promise<PolicyRollouts> => {
  const [rows, due, planned, counted] = await Promise.all([
    readRollouts(sql, at, listedRollouts),
    countDue(sql, at),
    countPlanned(sql, at),
    sql<{ count: number }[]>`select count(*) as count from policy_rollouts`,
  ]);
  const rolloutOf = (row: RolloutRow): PolicyRollout => {
    const { isInForce: _, effectiveAt, madeAt, ...rest } = row;
    const state = stateOf(row, at);
    const { devices, confirmed } = (state === "planned" ? planned : due).get(row.version) ?? nowhere;
    const times = { effectiveAt: effectiveAt.toISOString(), madeAt: madeAt.toISOString() };
    return { ...rest, ...times, state, devices, confirmed };
  };
  return { rollouts: rows.map(rolloutOf), count: counted[0]?.count ?? 0 };
};
