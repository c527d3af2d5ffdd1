import type { Centre } from "../centre.ts";

/** How long a nonce is valid, by the centre's clock, milliseconds. */
export const nonceLifetimeMs = 10 * 60 * 1000;

const sweptAtOnce = 50;

/** A fresh nonce: 24 random bytes in base64url. Deletes a few expired ones, so that the table stays small. */
export const issueNonce = async ({ sql, clock, random }: Centre): Promise<string> => {
  const nonce = random(24).toString("base64url");
  const now = clock();
  await sql`
    with expired as (
      select nonce from nonces where expires_at <= ${new Date(now)} limit ${sweptAtOnce} for update skip locked
    ), swept as (
      delete from nonces where nonce in (select nonce from expired)
    )
    insert into nonces (nonce, expires_at) values (${nonce}, ${new Date(now + nonceLifetimeMs)})`;
  return nonce;
};

/** Spends a nonce. False where it was used before, has expired or never existed. */
export const consumeNonce = async ({ sql, clock }: Centre, nonce: string): Promise<boolean> => {
  const [row] = await sql<{ expiresAt: Date }[]>`
    delete from nonces where nonce = ${nonce} returning expires_at as "expiresAt"`;
  return row !== undefined && row.expiresAt.getTime() > clock();
};
