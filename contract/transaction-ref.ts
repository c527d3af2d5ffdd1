import { z } from "zod";
import { transactionRefMostCharacters } from "./text-limits.ts";

/**
 * One line that is stored, shown and sent on: at least one visible character, none that a database cannot store, and
 * none that changes the direction of the text around it.
 */
export const isLine = (text: string): boolean =>
  /(?!\u2800|\p{Default_Ignorable_Code_Point})[\p{L}\p{N}\p{P}\p{S}]/u.test(text) &&
  !/[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u202a-\u202e\u2066-\u2069]/u.test(text);

/** The longest reference accepted, in UTF-16 units. Normalising a longer chain of combining marks takes quadratic time. */
const mostUnitsAsSent = 256;

/**
 * References that differ only in outer blanks, invisible characters or the width of a letter are the same service.
 * Normalising twice changes nothing: NFKC adds no such character.
 */
const normalised = (text: string): string =>
  text
    .replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "")
    .normalize("NFKC")
    .trim();

/**
 * A 办件编号 as an office system, a queue system or staff send it. It is normalised first and validated after. Every input
 * uses this one rule: a reference that passes fits `Transaction` in the ledger, so the centre counts the rating.
 */
export const TransactionRef = z
  .string()
  // Without `abort` the text would still be normalised.
  .max(mostUnitsAsSent, { abort: true })
  .overwrite(normalised)
  .min(1)
  .max(transactionRefMostCharacters)
  .refine(isLine, "one line of text");
