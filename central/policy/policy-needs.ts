import { type Need, type NeedAsked, nothing, type Waiting } from "../today/need.ts";
import { devicePolicies } from "./due-policies.ts";

/** A roll-out is over after this many days: a device that has not followed by then is silent. */
const longestDays = 14;

/** Roll-outs that took effect lately and that some device, of those they concern, does not report yet. */
const countRunning = async ({ centre: { sql, clock } }: NeedAsked): Promise<Waiting> => {
  const now = new Date(clock());
  const [row] = await sql<Waiting[]>`
    with ${devicePolicies(now)}, recent as materialized (
      select version, effective_at from policy_rollouts
      where effective_at <= ${now} and effective_at > ${now} - make_interval(days => ${longestDays})
    ), late as (
      select distinct due from device_policies where not has_due and exists (select from recent))
    select count(*)::int as count, min(effective_at) as "oldestAt" from recent join late on due = version`;
  return row ?? nothing;
};

/** Roll-outs that have not reached every device. */
export const policyNeeds: readonly Need[] = [
  { kind: "rollouts-running", page: "policy", may: "manage-policy", isOfPlaces: false, count: countRunning },
];
