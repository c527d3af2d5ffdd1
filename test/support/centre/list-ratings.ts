import { type RatingFilters, type RatingRow, ratingsQuestion } from "../../../contract/office/ratings/ratings.ts";
import { askOffice } from "./ask-office.ts";
import { filtered } from "./filtered.ts";
import type { TestCentre } from "./start-centre.ts";

type Asked = Pick<TestCentre, "url" | "asCity">;

/** One answer of the list of ratings. */
export const ratingsAfter = (centre: Asked, filters: RatingFilters & { readonly after?: string } = {}) =>
  askOffice(centre, filtered(ratingsQuestion, filters));

/** Every page of the list of ratings, from a moment after the shifts' ends. */
export const listedRatings = async (
  centre: Asked & Pick<TestCentre, "rollUp">,
  filters: RatingFilters = {},
): Promise<readonly RatingRow[]> => {
  await centre.rollUp();
  const rows: RatingRow[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const { ratings, next } = await ratingsAfter(centre, { ...filters, ...(after && { after }) });
    rows.push(...ratings);
    after = next;
  }
  return rows;
};
