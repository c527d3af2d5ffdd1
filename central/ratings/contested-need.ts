import { type Need, nothing, type Waiting } from "../today/need.ts";

/** Services that two windows rated, as long as one of their ratings is undecided. */
export const contestedNeed: Need = {
  kind: "services-contested",
  page: "ratings",
  may: "decide-claims",
  isOfPlaces: false,
  count: async ({ centre }) => {
    const [row] = await centre.sql<Waiting[]>`
      select count(*)::int as count, min(at) as "oldestAt"
      from (
        select max(ratings.received_at) as at
        from contested_claims as claim join ratings using (device, epoch, seq)
        where claim.counts is null
        group by claim.unit_code, claim.reference_space, claim.transaction_ref, claim.service_number) as undecided`;
    return row ?? nothing;
  },
};
