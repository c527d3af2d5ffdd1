import type { ContestedService } from "../../contract/office/ratings/contested-services.ts";
import type { Queries } from "../database/sql.ts";

/** The most rows in one answer. */
const listedServices = 50;

interface StoredService extends Omit<ContestedService, "decided"> {
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
}

/** Times in a JSON value are formatted as the page reads them. */
const selectServices = (sql: Queries): Promise<StoredService[]> => sql<StoredService[]>`
  select claim.unit_code as "unitCode", claim.reference_space as "referenceSpace",
    claim.transaction_ref as "transactionRef", claim.service_number as "serviceNumber",
    coalesce(units.name, jsonb_build_object('zh', claim.unit_code)) as "unitName",
    jsonb_agg(
      jsonb_build_object(
        'device', claim.device, 'epoch', claim.epoch, 'seq', claim.seq, 'windowNumber', ratings.window_number,
        'source', ratings.source, 'answeredAt', ratings.answered_at,
        'receivedAt', to_char(ratings.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'counts', claim.counts)
      order by ratings.received_at, claim.device, claim.epoch, claim.seq) as claims,
    max(decided_at) as "decidedAt", (array_agg(decided_by order by decided_at desc nulls last))[1] as "decidedBy"
  from contested_claims as claim
  join ratings using (device, epoch, seq)
  left join units on units.code = claim.unit_code
  group by claim.unit_code, claim.reference_space, claim.transaction_ref, claim.service_number, units.name
  order by bool_or(claim.counts is null) desc, max(ratings.received_at) desc, 1, 2, 3, 4
  limit ${listedServices}`;

/** Services that two devices or more have rated, with the office's decisions. */
export const readContestedServices = async (sql: Queries): Promise<ContestedService[]> =>
  (await selectServices(sql)).map(({ decidedAt: at, decidedBy: by, ...service }) => ({
    ...service,
    decided: at !== null && by !== null ? { at: at.toISOString(), by } : null,
  }));
