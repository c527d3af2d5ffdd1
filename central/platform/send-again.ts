import type { Resend } from "../../contract/office/platform/uploads.ts";
import { type Problem, problem } from "../../contract/problems/problem.ts";
import type { Tx } from "../database/sql.ts";
import { dayAt } from "../figures/running-part.ts";
import type { PlatformUploads } from "./start-platform.ts";

const dayMs = 24 * 3_600_000;

/** Why these days cannot be sent again; undefined where they can. */
export const refuseResend = ({ rules }: PlatformUploads, { from }: Resend, at: Date): Problem | undefined => {
  if (!rules) return problem("platform-off");
  const { windowDays } = rules;
  const day = dayAt(at.getTime() - windowDays * dayMs);
  return from < day ? problem("platform-window-over", { days: windowDays, day }) : undefined;
};

/**
 * 补报: has the uploads of these days composed and sent again that the platform refused, or that this centre did; those
 * without an answer go out at once, as they were; and ratings from before the first day are looked at for the first time.
 */
export const sendAgain = async (tx: Tx, { from, to }: Resend, at: Date): Promise<void> => {
  // The days first, as a round does: both lock in one order.
  await tx`
    insert into platform_days
    select device, day, '-infinity' from (
      select device, day from figure_cells where day between ${from} and ${to}
      union
      select device, day from platform_uploads where day between ${from} and ${to} and state = 'refused') as wanted
    order by device, day
    on conflict (device, day) do update set touched_at = excluded.touched_at`;
  await tx`
    update platform_uploads as uploads
    set state = case state when 'refused' then 'waiting' else state end, reason = null, message = null, next_at = ${at},
      changed_at = clock_timestamp()
    from (
      select device, epoch, seq, number from platform_uploads
      where day between ${from} and ${to}
        and (state = 'refused' or (state = 'unanswered' and next_at > ${at}))
      order by 1, 2, 3, 4 for update) as wanted
    where (uploads.device, uploads.epoch, uploads.seq, uploads.number)
      = (wanted.device, wanted.epoch, wanted.seq, wanted.number)`;
};
