import { PlaceAndPeriod } from "../../contract/office/figures/trend.ts";
import { OfficeRatings, type RatingRow, RatingsQuery } from "../../contract/office/ratings/ratings.ts";
import { OfficeReasons } from "../../contract/office/ratings/reasons.ts";
import { success } from "../../contract/result.ts";
import { type Shown, shownOf } from "../accounts/access-log.ts";
import { lookFor, readFor } from "../accounts/admit-callers.ts";
import { type Read, read } from "../api/read.ts";
import { readRatings } from "./read-ratings.ts";
import { readReasons } from "./read-reasons.ts";

/** A rating is shown again with each further answer of the citizen. */
const shownRatings = (ratings: readonly RatingRow[], after: string | undefined): Shown => {
  const { keys, newest } = shownOf(ratings, after);
  return { keys: [keys, ratings.map(({ followUps }) => followUps.length)], newest };
};

/** Single ratings, and the reasons of 差评. */
export const ratingsReads: readonly Read[] = [
  read({
    name: "ratings",
    may: "read-ratings",
    summary: "差评 and the comments of other ratings that fit the filters, the newest first. Each look is logged.",
    query: RatingsQuery,
    answer: OfficeRatings,
    serve: async ({ sql }, request, asked) => {
      const { after, ...subject } = asked;
      const looked = await lookFor(
        sql,
        request,
        { action: "ratings-read", subject },
        (tx, scope) => readRatings(tx, asked, scope),
        ({ ratings }) => shownRatings(ratings, after),
      );
      return success(looked);
    },
  }),
  read({
    name: "reasons",
    may: "read-ratings",
    summary: "The reasons of the 差评 of a place in a period: the 30 most frequent.",
    query: PlaceAndPeriod,
    answer: OfficeReasons,
    problems: ["period-not-fixed", "period-beyond-ledger"],
    serve: async ({ sql, clock }, request, asked) =>
      success(await readFor(sql, request, (tx, scope) => readReasons(tx, asked, scope, new Date(clock())))),
  }),
];
