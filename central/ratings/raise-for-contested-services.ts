import type { ChainLink } from "../../contract/ledger/chain.ts";
import type { OnArrival } from "../ledger/projecting/departments.ts";

/** A rating that names a service. */
const isClaiming = ({ envelope: { kind, body } }: ChainLink): boolean =>
  kind === "rating-given" && body["transaction"] !== null;

/**
 * Raises an alarm about every rating that claims the same service as a rating that has arrived: one at each of the
 * windows.
 */
export const raiseForContestedServices: OnArrival = async (tx, arrived, at) => {
  const ranges = arrived.flatMap(({ device, links }) => {
    const claiming = links.filter(isClaiming);
    const [first, last] = [claiming[0]?.envelope, claiming.at(-1)?.envelope];
    return first && last ? [{ device, epoch: first.epoch, first: first.seq, last: last.seq }] : [];
  });
  if (ranges.length === 0) return;
  // In one statement and one order: an upload may contest many services, and another one the same at this moment.
  await tx`
    insert into alarms (device, kind, epoch, seq, first_raised_at, last_raised_at)
    select distinct claim.device, 'service-contested', claim.epoch, claim.seq, ${at}::timestamptz, ${at}::timestamptz
    from jsonb_to_recordset(${tx.json(ranges)}) as asked (device uuid, epoch bigint, first bigint, last bigint)
    join rival_claims as mine on mine.device = asked.device and mine.epoch = asked.epoch
      and mine.seq between asked.first and asked.last
    cross join lateral (
      select first.device, first.epoch, first.seq from claimed_services as first
      where (first.unit_code, first.reference_space, first.transaction_ref, first.service_number)
        = (mine.unit_code, mine.reference_space, mine.transaction_ref, mine.service_number)
      union all
      select rival.device, rival.epoch, rival.seq from rival_claims as rival
      where (rival.unit_code, rival.reference_space, rival.transaction_ref, rival.service_number)
        = (mine.unit_code, mine.reference_space, mine.transaction_ref, mine.service_number)) as claim
    order by 1, 3, 4
    on conflict (device, kind, epoch, seq)
    do update set last_raised_at = excluded.last_raised_at, times = alarms.times + 1`;
};
