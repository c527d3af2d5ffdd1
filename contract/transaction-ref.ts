import { z } from "zod";
import { transactionRefMostCharacters } from "./text-limits.ts";

/**
 * One line that is stored, shown and sent on: something that can be seen, and nothing that a database cannot hold or
 * that turns the direction of the text around it.
 */
export const isLine = (text: string): boolean =>
  /(?!\u2800|\p{Default_Ignorable_Code_Point})[\p{L}\p{N}\p{P}\p{S}]/u.test(text) &&
  !/[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u202a-\u202e\u2066-\u2069]/u.test(text);

/** UTF-16 units of a reference as it is sent. Normalising a longer chain of combining marks takes quadratic time. */
const mostUnitsAsSent = 256;

/**
 * Blanks around it and characters that cannot be seen make no other service of a reference, nor does a letter of
 * another width. Normalising twice changes nothing: NFKC adds no such character.
 */
const normalised = (text: string): string =>
  text
    .replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "")
    .normalize("NFKC")
    .trim();

/**
 * A 办件编号 as an office system, a queue system or staff send it. It is normalised first and judged after, and this one
 * rule stands at every door: what it lets through fits `Transaction` in the ledger, so the centre counts the rating.
 */
export const TransactionRef = z
  .string()
  // Without `abort` the text would be normalised all the same.
  .max(mostUnitsAsSent, { abort: true })
  .overwrite(normalised)
  .min(1)
  .max(transactionRefMostCharacters)
  .refine(isLine, "one line of text");
