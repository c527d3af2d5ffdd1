import type { Centre } from "../centre.ts";
import { gather } from "./gather.ts";

/** How long a nonce is valid, by the centre's clock, milliseconds. */
export const nonceLifetimeMs = 10 * 60 * 1000;

const sweptAtOnce = 50;

interface Exchanged {
  /** False where the nonce was used before, has expired or never existed. */
  readonly isValid: boolean;
  /** 24 random bytes in base64url. */
  readonly fresh: string;
}

type Issuing = Pick<Centre, "sql" | "clock" | "random">;

/** Spends a nonce, if there is one, and issues the next. */
export type ExchangeNonce = (nonce: string | null) => Promise<Exchanged>;

/**
 * Exchanges nonces, those of simultaneous requests in one statement and one commit. Deletes a few expired ones, so that
 * the table stays small.
 */
const exchangeAll = async (
  { sql, clock, random }: Issuing,
  nonces: readonly (string | null)[],
): Promise<readonly Exchanged[]> => {
  const fresh = nonces.map(() => random(24).toString("base64url"));
  const now = new Date(clock());
  const rows = await sql<{ nonce: string }[]>`
    with expired as (
      select nonce from nonces where expires_at <= ${now} limit ${sweptAtOnce} for update skip locked
    ), swept as (
      delete from nonces where nonce in (select nonce from expired)
    ), issued as (
      insert into nonces (nonce, expires_at)
      select issued, ${new Date(now.getTime() + nonceLifetimeMs)} from unnest(${fresh}::text[]) as issued
    )
    delete from nonces where nonce = any (${nonces.filter((nonce) => nonce !== null)}::text[]) and expires_at > ${now}
    returning nonce`;
  const spent = new Set(rows.map(({ nonce }) => nonce));
  // Of two requests with one nonce the first one spends it.
  return nonces.map((nonce, index) => ({
    isValid: nonce !== null && spent.delete(nonce),
    fresh: fresh[index] as string,
  }));
};

export const nonceExchange = (centre: Issuing): ExchangeNonce => gather((nonces) => exchangeAll(centre, nonces));
