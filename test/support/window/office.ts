import type { TestCentre } from "../centre/start-centre.ts";

export interface StoredRating {
  readonly level: number;
  readonly windowNumber: string;
  readonly staffNumber: string;
  readonly answeredAt: string;
  readonly receivedAt: Date;
}

/** Every rating that counts at the centre, in the order of the ledger; its page lists them after the shift only. */
export const ratingsAt = ({ sql }: Pick<TestCentre, "sql">): Promise<readonly StoredRating[]> => sql<StoredRating[]>`
  select present_level as level, window_number as "windowNumber", staff_number as "staffNumber",
    answered_at as "answeredAt", received_at as "receivedAt"
  from present_ratings order by epoch, seq`;
