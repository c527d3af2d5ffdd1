import type {
  PolicyHolders,
  PolicyRollout,
  PolicyRollouts,
  RolloutState,
} from "../../contract/office/policy/policy-rollouts.ts";
import type { Queries } from "../database/sql.ts";
import {
  type DevicePolicy,
  hasDue,
  isConcerned,
  type RolloutRow,
  readDevicePolicies,
  readRollouts,
} from "./read-rollouts.ts";

/** The most rollouts in one answer. */
const listedRollouts = 200;

const stateOf = ({ effectiveAt, isInForce, withdrawnBy }: RolloutRow, at: Date): RolloutState => {
  if (withdrawnBy !== null) return "withdrawn";
  if (effectiveAt > at) return "planned";
  return isInForce ? "in-force" : "replaced";
};

const rowOf = (row: RolloutRow, devices: readonly DevicePolicy[], at: Date): PolicyRollout => {
  const { isInForce: _, effectiveAt, madeAt, ...rest } = row;
  const state = stateOf(row, at);
  const due = devices.filter((device) => (state === "planned" ? isConcerned(row, device) : device.due === row.version));
  return {
    ...rest,
    effectiveAt: effectiveAt.toISOString(),
    madeAt: madeAt.toISOString(),
    state,
    devices: due.length,
    confirmed: state === "planned" ? 0 : due.filter(hasDue).length,
  };
};

/** The newest rollouts, and how many devices have each. */
export const listRollouts = async (sql: Queries, at: Date): Promise<PolicyRollouts> => {
  const [rows, devices, counted] = await Promise.all([
    readRollouts(sql, at, listedRollouts),
    readDevicePolicies(sql, at),
    sql<{ count: number }[]>`select count(*) as count from policy_rollouts`,
  ]);
  return { rollouts: rows.map((row) => rowOf(row, devices, at)), count: counted[0]?.count ?? 0 };
};

/** The devices that should have a version now, unconfirmed ones first. */
export const listHolders = async (sql: Queries, version: number, at: Date): Promise<PolicyHolders> => {
  const due = (await readDevicePolicies(sql, at)).filter((device) => device.due === version);
  const holders = due.map((policy) => {
    const { device, unitName, windowNumber, holds, lastSeenAt } = policy;
    return {
      device,
      unitName,
      windowNumber,
      hasIt: hasDue(policy),
      holds,
      lastSeenAt: lastSeenAt?.toISOString() ?? null,
    };
  });
  return { holders: holders.toSorted((one, other) => Number(one.hasIt) - Number(other.hasIt)) };
};
