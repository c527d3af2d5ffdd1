import { type Need, type NeedAsked, nothing, type Waiting } from "../today/need.ts";
import { storedDays } from "./start-jobs.ts";

/** Own jobs that have failed and were not tried again. */
const countFailed = async ({ centre, caller }: NeedAsked): Promise<Waiting> => {
  const [row] = await centre.sql<Waiting[]>`
    select count(*)::int as count, min(ended_at) as "oldestAt" from jobs
    where account = ${caller.accountId} and state = 'failed'`;
  return row ?? nothing;
};

/** Own files that are there and were never downloaded. */
const countDone = async ({ centre, caller }: NeedAsked): Promise<Waiting> => {
  const [row] = await centre.sql<Waiting[]>`
    select count(*)::int as count, min(ended_at) as "oldestAt" from jobs
    where account = ${caller.accountId} and state = 'done' and file_name is not null
      and ended_at > clock_timestamp() - make_interval(days => ${storedDays})
      and not exists (
        select from access_log
        where actor_kind = 'account' and actor = ${caller.name} and action = 'export-downloaded' and at > jobs.ended_at
          and subject = jsonb_build_object('job', jobs.id))`;
  return row ?? nothing;
};

/** Own jobs. */
export const jobsNeeds: readonly Need[] = [
  { kind: "exports-failed", page: "jobs", may: "person", isOfPlaces: false, count: countFailed },
  { kind: "exports-done", page: "jobs", may: "person", isOfPlaces: false, count: countDone },
];
