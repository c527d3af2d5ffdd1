import type { PolicyPlace } from "../../contract/office/policy/policy-rollouts.ts";
import type { LocalText } from "../../contract/words.ts";
import type { Queries } from "../database/sql.ts";

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
  readonly unitName: LocalText;
  readonly windowNumber: string;
  /** The version of its document, by its last sign of life; null before the first. */
  readonly configurationVersion: number | null;
  /** Whether that document is one of this centre's. */
  readonly isKnown: boolean;
  /** The policy in that document; null where the document is unknown. */
  readonly holds: number | null;
  /** The version it should have now; null where none was rolled out. */
  readonly due: number;
  readonly lastSeenAt: Date | null;
}

/**
 * The version that each device should have, and the one that it reports, without revoked devices. PostgreSQL may be
 * unable to parse other parts of a report.
 */
export const readDevicePolicies = (sql: Queries, at: Date): Promise<DevicePolicy[]> => sql<DevicePolicy[]>`
  with held as (
    select *, substring(last_checkpoint from '"configurationVersion":([0-9]{1,9})[,}]')::bigint as version from devices
    where revoked_at is null
  )
  select held.id as device, held.unit_code as "unitCode", held.window_number as "windowNumber",
    units.name as "unitName", held.version as "configurationVersion", documents.device is not null as "isKnown", documents.policy_version as holds,
    policy_in_force(held.unit_code, held.window_number, ${at}) as due, held.last_seen_at as "lastSeenAt"
  from held join units on units.code = held.unit_code
  left join configuration_documents as documents on documents.device = held.id and documents.version = held.version
  order by held.unit_code, length(held.window_number), held.window_number, held.id`;

/** Whether a rollout at `target` concerns this place. */
export const isConcerned = (
  { unitCode, windowNumber }: PolicyPlace,
  place: { readonly unitCode: string; readonly windowNumber: string },
): boolean =>
  (unitCode ?? place.unitCode) === place.unitCode && (windowNumber ?? place.windowNumber) === place.windowNumber;

/** Whether the device reports the version it should have, in a document of this centre's. */
export const hasDue = ({ isKnown, holds, due }: DevicePolicy): boolean => isKnown && holds === due;
