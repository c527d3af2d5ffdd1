import { sha256 } from "../../../contract/node/hash.ts";
import { usualHours, type WindowKey } from "../../../contract/office/devices/enrolment-codes.ts";
import type { DeviceId } from "../../../contract/words.ts";
import type { Queries } from "../../database/sql.ts";

/** Thirty-two characters that are not confused when read aloud or from paper: no I, O, 0, 1. */
const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** How long a code is valid by default, by the centre's clock, milliseconds. */
export const codeLifetimeMs = usualHours * 60 * 60 * 1000;

/** The form that is compared: ignores case, spaces and dashes. */
export const normaliseCode = (typed: string): string => typed.toUpperCase().replaceAll(/[\s-]/g, "");

/** Codes are stored as hashes: 60 random bits that are spent or expired within a day need no slower hash. */
export const hashOfCode = (typed: string): Buffer => sha256(normaliseCode(typed));

/** Twelve characters such as "K7QF-9D2M-4XTA". */
export const createCode = (random: (size: number) => Buffer): string =>
  [...random(12)]
    .map((byte) => alphabet[byte % alphabet.length])
    .join("")
    .replaceAll(/(.{4})(?=.)/g, "$1-");

export interface CodeWish extends WindowKey {
  /** Milliseconds; a day by default. */
  readonly lifetimeMs?: number;
  /** The device that is revoked when the code is used. */
  readonly replaces?: DeviceId | null;
}

/** The clock and the random source for issuing a code. */
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
