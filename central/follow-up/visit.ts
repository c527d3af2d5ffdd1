import { mostFollowUps } from "../../contract/office/ratings/ratings.ts";
import type { Centre } from "../centre.ts";
import type { RefusedGuesses } from "../http/refused-guesses.ts";
import { type LevelWords, readLevels } from "../policy/level-words.ts";
import { type FollowedComplaint, findComplaint } from "./find-complaint.ts";
import { type FollowUpRating, findRating, openDays, wasRatedBefore } from "./find-rating.ts";

/** The state of a token's page at this moment. */
export type Visit =
  | {
      readonly kind: "open";
      readonly rating: FollowUpRating;
      /** All levels, for the tags that the page offers. */
      readonly levels: readonly LevelWords[];
      /** Days that are left, from 1. */
      readonly openDays: number;
    }
  /** The limit of follow-ups is reached. */
  | { readonly kind: "full"; readonly rating: FollowUpRating }
  /** Its days have passed. */
  | { readonly kind: "closed"; readonly rating: FollowUpRating }
  /** Its rating arrived and does not count: the same service had been rated before. */
  | { readonly kind: "rated-before" }
  /** The code of a complaint. */
  | { readonly kind: "complaint"; readonly complaint: FollowedComplaint }
  /** Neither a rating nor a complaint has it; perhaps not yet. */
  | { readonly kind: "unknown" }
  | { readonly kind: "too-often"; readonly seconds: number };

/**
 * Reads the state of a token's page. 128 random bits cannot be guessed: after too many unknown tokens an address has to
 * wait with the next unknown one, but never with a valid one.
 */
export const readVisit = async (
  { sql, clock }: Centre,
  unknownTokens: RefusedGuesses,
  token: string,
  address: string,
): Promise<Visit> => {
  const rating = await findRating(sql, token);
  if (!rating) {
    const complaint = await findComplaint(sql, token);
    if (complaint) return { kind: "complaint", complaint };
    if (await wasRatedBefore(sql, token)) return { kind: "rated-before" };
    const seconds = unknownTokens.secondsToWait(address);
    if (seconds > 0) return { kind: "too-often", seconds };
    unknownTokens.count(address);
    return { kind: "unknown" };
  }
  const days = openDays(rating, clock());
  if (days <= 0) return { kind: "closed", rating };
  if (rating.followUpCount >= mostFollowUps) return { kind: "full", rating };
  return { kind: "open", rating, levels: await readLevels(sql), openDays: days };
};
