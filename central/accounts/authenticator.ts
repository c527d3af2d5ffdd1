import { generateSecret, generateURI, verify } from "otplib";
import type { Queries } from "../database/sql.ts";
import { decryptText, encryptText } from "../keys/encrypted-text.ts";

const purpose = "authenticator";

/** As it is stored. */
export const encryptSecret = (secret: string, root: Buffer): Buffer => encryptText(secret, root, purpose);

/** Throws for bytes that another key has encrypted. */
export const decryptSecret = (bytes: Buffer, root: Buffer): string => decryptText(bytes, root, purpose);

/** The clock of a telephone may differ by one time step. */
const toleranceSeconds = 30;

/** The time step of a right code that is newer than `after`; undefined for a wrong or used one. */
export const stepOfCode = async (
  secret: string,
  code: string,
  nowMs: number,
  after: number | null,
): Promise<number | undefined> => {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return undefined;
  const epoch = Math.floor(nowMs / 1_000);
  const used = after === null ? {} : { afterTimeStep: after };
  const result = await verify({ secret, token, epoch, epochTolerance: toleranceSeconds, ...used });
  return result.valid && "timeStep" in result ? result.timeStep : undefined;
};

/** A fresh secret, which is stored once the person has typed a code of it. */
export const newAuthenticator = (login: string) => {
  const secret = generateSecret();
  return { secret, address: generateURI({ issuer: "窗口星", label: login, secret }) };
};

/** Takes a code's time step, once: of two requests with the same code one fails. */
export const spendStep = async (sql: Queries, accountId: string, step: number): Promise<boolean> => {
  const used = await sql`
    update accounts set totp_step = ${step} where id = ${accountId} and (totp_step is null or totp_step < ${step})`;
  return used.count > 0;
};
