import { newPinVerifier } from "../../contract/node/pin-verifier.ts";
import { isWeakPin } from "../../contract/pin-strength.ts";
import { itNumber, NewPin } from "../../contract/words.ts";
import type { Queries } from "../database/sql.ts";
import { keptVerifier } from "../roster/records/kept-verifier.ts";

/** Whether it may be the IT PIN: six digits that nobody tries among the first. */
export const isFitForIt = (pin: string): boolean => NewPin.safeParse(pin).success && !isWeakPin(pin, itNumber);

/**
 * Sets the one IT PIN of the office; the same again changes nothing. Another one has a count of its own, so that it also
 * lifts a lock. False where the office has saved no policy yet. Throws where the PIN is unfit.
 */
export const setItPin = async (sql: Queries, pin: string): Promise<boolean> => {
  if (!isFitForIt(pin)) throw new Error("the IT PIN is weak, or not six digits");
  const [row] = await sql<{ readonly stored: unknown }[]>`select it_pin as stored from policy`;
  if (!row) return false;
  const verifier = (await keptVerifier(pin, row.stored)) ?? (await newPinVerifier(pin));
  await sql`update policy set it_pin = ${sql.json(verifier)}`;
  return true;
};

/** Lifts the lock of the IT PIN at every device. False where there is none. */
export const unlockItPin = async (sql: Queries): Promise<boolean> => {
  const rows = await sql`update policy set it_unlocks = it_unlocks + 1 where it_pin is not null returning only_row`;
  return rows.length > 0;
};
