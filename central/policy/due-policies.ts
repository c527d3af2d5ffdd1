import { type Fragment, fragment } from "../database/statement.ts";

/**
 * SQL of a `with`: the rows of `places`, which have unit_code and window_number, each with `due`, the version in force
 * there; null before the office has saved its first policy. It is the rule of policy_in_force, as one statement for all
 * places: that function runs once for each.
 */
export const duePolicies = (at: Date, places: Fragment): Fragment => fragment`
  effective as materialized (
    select version, unit_code, window_number, row_number() over (order by effective_at, number) as place
    from policy_rollouts
    where effective_at <= ${at} and not exists (select from policy_withdrawals where rollout = number)
  ), newest as materialized (
    select unit_code, window_number, max(place) as place from effective group by unit_code, window_number
  ), due_policies as (
    select placed.*, coalesce(effective.version, (select version from policy_versions where version = 0)) as due
    from (${places}) as placed
    left join newest as of_unit on of_unit.unit_code = placed.unit_code and of_unit.window_number is null
    left join newest as of_window
      on (of_window.unit_code, of_window.window_number) = (placed.unit_code, placed.window_number)
    left join effective on effective.place
      = greatest((select place from newest where unit_code is null), of_unit.place, of_window.place)
  )`;

const inUse = fragment`
  select id, unit_code, window_number, last_seen_at, configuration_version from devices where revoked_at is null`;

/**
 * SQL of a `with`: the devices in use, each with the version that it should have, the one in the document that it
 * reports, and whether the two are one. `known_document` is null where that document is none of this centre's.
 */
export const devicePolicies = (at: Date): Fragment => fragment`
  ${duePolicies(at, inUse)}, device_policies as materialized (
    select due_policies.*, documents.device as known_document, documents.policy_version as holds,
      coalesce(documents.policy_version = due, false) as has_due
    from due_policies left join configuration_documents as documents
      on documents.device = due_policies.id and documents.version = due_policies.configuration_version
  )`;
