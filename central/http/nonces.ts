import type { DeviceId } from "../../contract/words.ts";
import type { Centre } from "../centre.ts";
import { gather } from "./gather.ts";

/** How long a nonce is valid, by the centre's clock, milliseconds. */
export const nonceLifetimeMs = 10 * 60 * 1000;

/** Of expired nonces; a city has a thousand a second at its busiest. */
const sweptAtOnce = 5_000;
/** A search in each exchange would read the dead rows of the last sweep again, milliseconds. */
const sweptEveryMs = 1_000;

/** What a request brings: the nonce that it spends, if there is one, and the device that signed it. */
interface Spending {
  readonly nonce: string | null;
  readonly device?: DeviceId;
}

interface Exchanged {
  /** False where the nonce was used before, has expired or never existed. */
  readonly isValid: boolean;
  /** 24 random bytes in base64url. */
  readonly fresh: string;
  /** Whether the device is revoked; undefined where it is unknown, and without one. */
  readonly isRevoked: boolean | undefined;
}

type Issuing = Pick<Centre, "sql" | "clock" | "random">;

/** Spends a nonce, if there is one, and issues the next. */
export type ExchangeNonce = (spending: Spending) => Promise<Exchanged>;

interface Found {
  readonly spent: string | null;
  readonly device: string | null;
  readonly isRevoked: boolean | null;
}

/**
 * Exchanges nonces and looks for the devices, those of simultaneous requests in one statement and one commit. Deletes as
 * many expired ones as are `swept`, so that the table stays small.
 */
const exchangeAll = async (
  { sql, clock, random }: Issuing,
  spendings: readonly Spending[],
  swept: number,
): Promise<readonly Exchanged[]> => {
  const fresh = spendings.map(() => random(24).toString("base64url"));
  const now = new Date(clock());
  const [nonces, devices] = [
    spendings.flatMap(({ nonce }) => nonce ?? []),
    [...new Set(spendings.flatMap(({ device }) => device ?? []))],
  ];
  const rows = await sql<Found[]>`
    with expired as (
      select nonce from nonces where expires_at <= ${now} limit ${swept} for update skip locked
    ), swept as (
      delete from nonces where nonce in (select nonce from expired)
    ), issued as (
      insert into nonces (nonce, expires_at)
      select issued, ${new Date(now.getTime() + nonceLifetimeMs)} from unnest(${fresh}::text[]) as issued
    ), spent as (
      delete from nonces where nonce = any (${nonces}::text[]) and expires_at > ${now} returning nonce
    )
    select nonce as spent, null as device, null as "isRevoked" from spent
    union all
    select null, id::text, revoked_at is not null from devices where id = any (${devices}::uuid[])`;
  const spent = new Set(rows.map((row) => row.spent));
  const isRevoked = new Map(rows.map((row) => [row.device, row.isRevoked]));
  // Of two requests with one nonce the first one spends it.
  return spendings.map(({ nonce, device }, index) => ({
    isValid: nonce !== null && spent.delete(nonce),
    fresh: fresh[index] as string,
    isRevoked: (device && isRevoked.get(device)) ?? undefined,
  }));
};

export const nonceExchange = (centre: Issuing): ExchangeNonce => {
  let sweptAtMs = Number.NEGATIVE_INFINITY;
  const sweptNow = (): number => {
    const now = centre.clock();
    if (Math.abs(now - sweptAtMs) < sweptEveryMs) return 0;
    sweptAtMs = now;
    return sweptAtOnce;
  };
  return gather((spendings: readonly Spending[]) => exchangeAll(centre, spendings, sweptNow()));
};
