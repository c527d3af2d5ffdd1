import type { PolicyPlace } from "../../contract/office/policy/policy-rollouts.ts";
import type { LocalText } from "../../contract/words.ts";
import type { Queries } from "../database/sql.ts";
import { devicePolicies } from "./due-policies.ts";

export interface RolloutRow extends PolicyPlace {
  readonly number: number;
  readonly version: number;
  readonly unitName: LocalText | null;
  readonly effectiveAt: Date;
  readonly madeAt: Date;
  readonly madeBy: string | null;
  readonly backTo: number | null;
  /** Who withdrew it before it took effect. */
  readonly withdrawnBy: string | null;
  /** Whether it is the one in force at the whole of its place. */
  readonly isInForce: boolean;
}

/** The rollouts, the newest first; at most `most`, if given. */
export const readRollouts = (sql: Queries, at: Date, most: number | null = null): Promise<RolloutRow[]> => sql<
  RolloutRow[]
>`
  select number, version, unit_code as "unitCode", window_number as "windowNumber", units.name as "unitName",
    effective_at as "effectiveAt", made_at as "madeAt", made_by as "madeBy", back_to as "backTo", withdrawn_by as "withdrawnBy",
    coalesce(version = policy_in_force(unit_code, window_number, ${at}), false) as "isInForce"
  from policy_rollouts left join units on units.code = unit_code left join policy_withdrawals on rollout = number
  order by number desc limit ${most}`;

export interface DevicePolicy {
  readonly device: string;
  readonly unitCode: string;
  readonly windowNumber: string;
  /** Whether the document that it reports is one of this centre's. */
  readonly isKnown: boolean;
  /** The policy in that document; null where the document is unknown. */
  readonly holds: number | null;
  /** The version it should have now; null where none was rolled out. */
  readonly due: number | null;
  /** Whether the device reports the version it should have, in a document of this centre's. */
  readonly hasIt: boolean;
  readonly lastSeenAt: Date | null;
}

/** The version that each device should have, and the one that it reports, without revoked devices. */
export const readDevicePolicies = (sql: Queries, at: Date): Promise<DevicePolicy[]> => sql<DevicePolicy[]>`
  with ${devicePolicies(at)}
  select id as device, unit_code as "unitCode", window_number as "windowNumber", known_document is not null as "isKnown",
    holds, due, has_due as "hasIt", last_seen_at as "lastSeenAt"
  from device_policies order by unit_code, length(window_number), window_number, id`;

/** How many devices in use a rollout at a place concerns. */
export const countConcerned = async (sql: Queries, { unitCode, windowNumber }: PolicyPlace): Promise<number> => {
  const [row] = await sql<{ devices: number }[]>`
    select count(*)::int as devices from devices
    where revoked_at is null and (${unitCode}::text is null or unit_code = ${unitCode})
      and (${windowNumber}::text is null or window_number = ${windowNumber})`;
  return row?.devices ?? 0;
};
