import { newPinVerifier } from "../../contract/node/pin-verifier.ts";
import { isWeakPin } from "../../contract/pin-strength.ts";
import { itNumber, NewPin } from "../../contract/words.ts";
import type { Queries } from "../database/sql.ts";
import { matchingVerifier } from "../roster/records/matching-verifier.ts";

/** Whether it may be the IT PIN: six digits that a colleague would not try among the first. */
export const isFitForIt = (pin: string): boolean => NewPin.safeParse(pin).success && !isWeakPin(pin, itNumber);

/**
 * Sets the one IT PIN of the office; the same again changes nothing. Another PIN has an attempt count of its own, so
 * that it also lifts a lock. False where the office has saved no policy yet. Throws where the PIN is invalid.
 */
export const setItPin = async (sql: Queries, pin: string): Promise<void> => {
  if (!isFitForIt(pin)) throw new Error("the IT PIN is weak, or not six digits");
  const [row] = await sql<{ readonly stored: unknown }[]>`select pin as stored from it_panel`;
  const verifier = (await matchingVerifier(pin, row?.stored)) ?? (await newPinVerifier(pin));
  await sql`update it_panel set pin = ${sql.json(verifier)}`;
};

/** Lifts the lock of the IT PIN at every device. False where there is none. */
export const unlockItPin = async (sql: Queries): Promise<boolean> => {
  const rows = await sql`update it_panel set unlocks = unlocks + 1 where pin is not null returning only_row`;
  return rows.length > 0;
};
