import type { Centre } from "../centre.ts";

/** How long a nonce is valid, by the centre's clock, milliseconds. */
export const nonceLifetimeMs = 10 * 60 * 1000;

const sweptAtOnce = 50;

interface Exchanged {
  /** False where the nonce was used before, has expired or never existed. */
  readonly isValid: boolean;
  /** 24 random bytes in base64url. */
  readonly fresh: string;
}

/**
 * Spends a nonce and issues the next one, in one statement: each request costs one commit for both. Deletes a few
 * expired ones, so that the table stays small.
 */
export const exchangeNonce = async ({ sql, clock, random }: Centre, nonce: string | null): Promise<Exchanged> => {
  const fresh = random(24).toString("base64url");
  const now = new Date(clock());
  const [row] = await sql<{ isValid: boolean }[]>`
    with expired as (
      select nonce from nonces where expires_at <= ${now} limit ${sweptAtOnce} for update skip locked
    ), swept as (
      delete from nonces where nonce in (select nonce from expired)
    ), spent as (
      delete from nonces where nonce = ${nonce} and expires_at > ${now} returning nonce
    ), issued as (
      insert into nonces (nonce, expires_at) values (${fresh}, ${new Date(now.getTime() + nonceLifetimeMs)})
    )
    select exists (select from spent) as "isValid"`;
  return { isValid: row?.isValid ?? false, fresh };
};
