import { randomUUID } from "node:crypto";
import { at, closingDraft, endDraft, promptDraft, startDraft } from "../../support/centre/duty-drafts.ts";
import { type Draft, ratingDraft } from "../../support/centre/ledger.ts";
import type { CityWindow } from "../city/city-plan.ts";

/** A shift of now, at a window of the city. */
export interface BenchShift {
  readonly start: Draft;
  /** A prompt with its answer: two entries. One in five is not answered. */
  readonly visit: (index: number) => readonly Draft[];
  readonly end: Draft;
}

/** Of so many visits one gets a poor rating: 1.85 % of the ratings, as in the city's year (1.84 %). */
const visitsPerPoorRating = 54;

/** The wall clock as a kiosk in China writes it. */
const now = (): string => `${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 23)}+08:00`;

export const benchShift = ({ unitCode, number, clerks }: CityWindow): BenchShift => {
  const shiftId = randomUUID();
  const [staffNumber] = clerks;
  const place = { unitCode, windowNumber: number, staffNumber };
  return {
    start: at(now(), startDraft(shiftId, place)),
    visit: (index) => {
      const promptId = randomUUID();
      const opened = promptDraft(promptId, { shiftId, staffNumber, source: "staff-console" });
      const answer =
        index % 5 === 4
          ? closingDraft(promptId, "unanswered", "timed-out")
          : ratingDraft({ promptId, shiftId, ...place, level: index % visitsPerPoorRating === 0 ? 2 : 5 });
      return [at(now(), opened), at(now(), answer)];
    },
    end: at(now(), endDraft(shiftId)),
  };
};
