import type { Queries } from "../database/sql.ts";
import { sha256 } from "../keys/verify-text.ts";

/** Thirty-two characters that cannot be taken for one another when read aloud or off a slip of paper: no I, O, 0, 1. */
const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** How long a code is good for, by the centre's clock, milliseconds. */
export const codeLifetimeMs = 24 * 60 * 60 * 1000;

/** What is compared: case, spaces and dashes are the typist's. */
export const normaliseCode = (typed: string): string => typed.toUpperCase().replaceAll(/[\s-]/g, "");

/** Codes are kept as hashes: 60 random bits, spent or expired within a day, need no slower one. */
export const hashOfCode = (typed: string): Buffer => sha256(normaliseCode(typed));

/** Twelve characters such as "K7QF-9D2M-4XTA". */
export const createCode = (random: (size: number) => Buffer): string =>
  [...random(12)]
    .map((byte) => alphabet[byte % alphabet.length])
    .join("")
    .replaceAll(/(.{4})(?=.)/g, "$1-");

export interface WindowKey {
  readonly unitCode: string;
  readonly windowNumber: string;
}

/** Issues a one-time code for a window. Throws PostgreSQL's foreign key error where there is no such window. */
export const issueEnrolmentCode = async (
  sql: Queries,
  window: WindowKey,
  { clock, random }: { readonly clock: () => number; readonly random: (size: number) => Buffer },
): Promise<string> => {
  const code = createCode(random);
  await sql`
    insert into enrolment_codes (code_hash, unit_code, window_number, expires_at)
    values (${hashOfCode(code)}, ${window.unitCode}, ${window.windowNumber}, ${new Date(clock() + codeLifetimeMs)})`;
  return code;
};
