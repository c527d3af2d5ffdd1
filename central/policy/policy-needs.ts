import { type Need, type NeedAsked, nothing, type Waiting } from "../today/need.ts";
import { readMissingCalendar } from "./read-policy.ts";

/** A roll-out is over after this many days: a device that has not followed by then is silent. */
const longestDays = 14;

/** Roll-outs that took effect lately and that some device, of those they concern, does not report yet. */
const countRunning = async ({ centre: { sql, clock } }: NeedAsked): Promise<Waiting> => {
  const now = new Date(clock());
  const [row] = await sql<Waiting[]>`
    with effective as materialized (
      select number, version, unit_code, window_number, effective_at from policy_rollouts
      where effective_at <= ${now} and not exists (select from policy_withdrawals where rollout = number)
    ), late as (
      select distinct number, due.effective_at
      from devices
      cross join lateral (
        select * from effective
        where (effective.unit_code is null or effective.unit_code = devices.unit_code)
          and (effective.window_number is null or effective.window_number = devices.window_number)
        order by effective_at desc, number desc limit 1) as due
      where revoked_at is null and due.effective_at > ${now} - make_interval(days => ${longestDays})
        and exists (select from effective where effective_at > ${now} - make_interval(days => ${longestDays}))
        and not exists (
          select from configuration_documents as held
          where held.device = devices.id and held.version = (health ->> 'configurationVersion')::bigint
            and held.policy_version = due.version))
    select count(*)::int as count, min(effective_at) as "oldestAt" from late`;
  return row ?? nothing;
};

/** The public holidays of a year that the windows need, and roll-outs that have not reached every device. */
export const policyNeeds: readonly Need[] = [
  {
    kind: "calendar-missing",
    page: "policy",
    may: "manage-policy",
    isOfPlaces: false,
    count: async ({ centre }) => {
      const { year } = await readMissingCalendar({ sql: centre.sql, clock: centre.clock });
      return year === null ? nothing : { count: 1, oldestAt: null };
    },
  },
  { kind: "rollouts-running", page: "policy", may: "manage-policy", isOfPlaces: false, count: countRunning },
];
