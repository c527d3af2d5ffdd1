import { referenceSpaceOf, transactionsOf } from "../../contract/ledger/bodies/prompt.ts";
import type { Tx } from "../database/sql.ts";
import { type Arrival, positionOf } from "../ledger/projecting/stored-entry.ts";

type Rating = Arrival<"rating-given">;

/** A service of a rating, as the tables store it. */
interface Claim {
  readonly unit_code: string;
  readonly reference_space: string;
  readonly transaction_ref: string;
  readonly service_number: number;
}

const keyOf = ({ unit_code, reference_space, transaction_ref, service_number }: Claim): string =>
  JSON.stringify([unit_code, reference_space, transaction_ref, service_number]);

/** Every service of a rating; one that is named twice counts once. */
const claimsOf = ({ entry: { body } }: Rating): readonly Claim[] => {
  const claims = transactionsOf(body).map(({ transactionRef, serviceNumber }) => ({
    unit_code: body.unitCode,
    reference_space: referenceSpaceOf(body.source),
    transaction_ref: transactionRef,
    service_number: serviceNumber,
  }));
  return [...new Map(claims.map((claim) => [keyOf(claim), claim])).values()];
};

const rowsOf = (ratings: readonly Rating[]) =>
  ratings.flatMap((rating) => claimsOf(rating).map((claim) => ({ ...claim, ...positionOf(rating) })));

/** The keys that a device may rate once: a prompt, a follow-up page, a service. The database writes ids in lower case. */
const onceOf = (rating: Rating): readonly string[] => {
  const { promptId, followUpHash } = rating.entry.body;
  const device = rating.entry.device.toLowerCase();
  return [
    `${device} prompt ${promptId.toLowerCase()}`,
    ...(followUpHash === null ? [] : [`${device} follow-up ${followUpHash}`]),
    ...claimsOf(rating).map((claim) => `${device} service ${keyOf(claim)}`),
  ];
};

interface Rated {
  readonly device: string;
  readonly promptId: string;
}

interface FollowedUp {
  readonly device: string;
  readonly followUpHash: string;
}

type Claimed = Claim & { readonly device: string };

const promptsRated = (tx: Tx, ratings: readonly Rating[]) => {
  const given = ratings.map(({ entry: { device, body } }) => ({ device, prompt_id: body.promptId }));
  return tx<Rated[]>`
    select ratings.device, ratings.prompt_id as "promptId"
    from jsonb_to_recordset(${tx.json(given)}) as given (device uuid, prompt_id uuid)
    join ratings using (device, prompt_id)`;
};

const followUpsRated = async (tx: Tx, ratings: readonly Rating[]) => {
  const given = ratings
    .map(({ entry: { device, body } }) => ({ device, follow_up_hash: body.followUpHash }))
    .filter((each) => each.follow_up_hash !== null);
  if (given.length === 0) return [];
  return tx<FollowedUp[]>`
    select ratings.device, ratings.follow_up_hash as "followUpHash"
    from jsonb_to_recordset(${tx.json(given)}) as given (device uuid, follow_up_hash text)
    join ratings using (device, follow_up_hash)`;
};

const servicesRated = async (tx: Tx, ratings: readonly Rating[]) => {
  const given = rowsOf(ratings);
  if (given.length === 0) return [];
  return tx<Claimed[]>`
    with given as (
      select * from jsonb_populate_recordset(null::claimed_services, ${tx.json(given)}))
    select unit_code, reference_space, transaction_ref, service_number, device
    from given join claimed_services using (unit_code, reference_space, transaction_ref, service_number, device)
    union
    select unit_code, reference_space, transaction_ref, service_number, device
    from given join rival_claims using (unit_code, reference_space, transaction_ref, service_number, device)`;
};

/** The keys of these ratings that their devices have rated before. */
const ratedBefore = async (tx: Tx, ratings: readonly Rating[]): Promise<ReadonlySet<string>> => {
  const [prompts, followUps, services] = await Promise.all([
    promptsRated(tx, ratings),
    followUpsRated(tx, ratings),
    servicesRated(tx, ratings),
  ]);
  return new Set([
    ...prompts.map(({ device, promptId }) => `${device} prompt ${promptId}`),
    ...followUps.map(({ device, followUpHash }) => `${device} follow-up ${followUpHash}`),
    ...services.map((claim) => `${claim.device} service ${keyOf(claim)}`),
  ]);
};

/**
 * Those of `ratings`, in order, of which the same device has rated neither the prompt, nor the follow-up, nor any of
 * the services before. Uploads of one device wait for each other, so the result holds until they are stored.
 */
export const ratedForTheFirstTime = async (tx: Tx, ratings: readonly Rating[]): Promise<readonly Rating[]> => {
  const taken = new Set(await ratedBefore(tx, ratings));
  return ratings.filter((rating) => {
    const once = onceOf(rating);
    if (once.some((each) => taken.has(each))) return false;
    for (const each of once) taken.add(each);
    return true;
  });
};

/**
 * Claims the services of ratings. Two uploads that claim one service at the same moment wait for each other at its key;
 * all of them lock the keys in one order.
 */
export const claimServices = async (tx: Tx, ratings: readonly Rating[]): Promise<void> => {
  const rows = rowsOf(ratings)
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((one, other) => Number(one.key > other.key) - Number(one.key < other.key))
    .map(({ row }) => row);
  if (rows.length === 0) return;
  await tx`
    with given as materialized (
      select * from jsonb_populate_recordset(null::claimed_services, ${tx.json(rows)})),
    first as (
      insert into claimed_services select * from given on conflict do nothing
      returning unit_code, reference_space, transaction_ref, service_number, device)
    insert into rival_claims
    select given.* from given
    left join first using (unit_code, reference_space, transaction_ref, service_number, device)
    where first.device is null`;
};
