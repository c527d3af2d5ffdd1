import { sha256 } from "../../../contract/node/hash.ts";
import { usualHours, type WindowKey } from "../../../contract/office/devices/enrolment-codes.ts";
import type { DeviceId } from "../../../contract/words.ts";
import type { Queries } from "../../database/sql.ts";

/** Thirty-two characters that cannot be taken for one another when read aloud or off a slip of paper: no I, O, 0, 1. */
const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** How long a code is good for where nobody chose otherwise, by the centre's clock, milliseconds. */
export const codeLifetimeMs = usualHours * 60 * 60 * 1000;

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

export interface CodeWish extends WindowKey {
  /** Milliseconds; a day where nothing is said. */
  readonly lifetimeMs?: number;
  /** The device that is revoked when the code is used. */
  readonly replaces?: DeviceId | null;
}

/** What chance and time are to whoever issues a code. */
export interface CodeSource {
  readonly clock: () => number;
  readonly random: (size: number) => Buffer;
}

/** Issues a one-time code for a window. Throws PostgreSQL's foreign key error where there is no such window. */
export const issueEnrolmentCode = async (
  sql: Queries,
  { unitCode, windowNumber, lifetimeMs = codeLifetimeMs, replaces = null }: CodeWish,
  { clock, random }: CodeSource,
): Promise<string> => {
  const code = createCode(random);
  const now = clock();
  await sql`
    insert into enrolment_codes (code_hash, unit_code, window_number, issued_at, expires_at, replaces)
    values (${hashOfCode(code)}, ${unitCode}, ${windowNumber}, ${new Date(now)}, ${new Date(now + lifetimeMs)},
      ${replaces})`;
  return code;
};
