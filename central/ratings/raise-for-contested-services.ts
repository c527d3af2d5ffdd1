import type { OnArrival } from "../ledger/projecting/departments.ts";

/**
 * Raises an alarm about every rating that claims the same service as a rating that has arrived: one at each of the
 * windows.
 */
export const raiseForContestedServices: OnArrival = async (tx, { links, at }) => {
  const ratings = links.filter(({ envelope }) => envelope.kind === "rating-given");
  const [first, last] = [ratings[0]?.envelope, ratings.at(-1)?.envelope];
  if (!first || !last) return;
  // In one statement and one order: an upload may contest many services, and another one the same at this moment.
  await tx`
    insert into alarms (device, kind, epoch, seq, first_raised_at, last_raised_at)
    select distinct claim.device, 'service-contested', claim.epoch, claim.seq, ${at}::timestamptz, ${at}::timestamptz
    from contested_claims as mine
    join contested_claims as claim using (unit_code, reference_space, transaction_ref, service_number)
    where mine.device = ${first.device} and mine.epoch = ${first.epoch}
      and mine.seq between ${first.seq} and ${last.seq}
    order by 1, 3, 4
    on conflict (device, kind, epoch, seq)
    do update set last_raised_at = excluded.last_raised_at, times = alarms.times + 1`;
};
