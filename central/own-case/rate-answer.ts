import { answerRatings } from "../../contract/office/rectification/item-events.ts";
import type { Centre } from "../centre.ts";
import { addItemEvent } from "../rectification/item-store.ts";
import { stepTimes } from "../rectification/step-times.ts";
import { type OwnCase, readCase } from "./read-case.ts";

/** The end of a try to rate the answer. */
export type RatingNotice = "rateThanks" | "ratedBefore" | "rateChoose" | "rateUnfit";

export interface Rated {
  readonly notice: RatingNotice;
  /** The case as it is now. */
  readonly shown: OwnCase;
}

/**
 * Adds the citizen's rating of the answer to the history of the item, once: of two at the same moment the first one
 * counts. `value` is the choice of the page's form, empty where nothing was chosen.
 */
export const rateAnswer = async (
  { sql, clock }: Pick<Centre, "sql" | "clock">,
  found: OwnCase,
  value: string,
): Promise<Rated> => {
  const { number, item } = found;
  const result = answerRatings.find((each) => each === value);
  if (item.answerRating) return { notice: "ratedBefore", shown: found };
  if (!result) return { notice: "rateChoose", shown: found };
  const event = { kind: "answer-rated", result } as const;
  const added = await sql.begin(async (tx) =>
    addItemEvent(tx, { number, by: null, at: new Date(clock()), event }, await stepTimes(tx)),
  );
  const shown = (await readCase(sql, number)) ?? found;
  if (added.ok) return { notice: "rateThanks", shown };
  return { notice: shown.item.answerRating ? "ratedBefore" : "rateUnfit", shown };
};
