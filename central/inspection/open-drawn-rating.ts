import type { FastifyRequest } from "fastify";
import type { DrawnRating, DrawnRatingToRead } from "../../contract/office/inspection/draws.ts";
import { logAccess } from "../accounts/access-log.ts";
import { callerOf, readFor } from "../accounts/admit-callers.ts";
import { within } from "../accounts/within-scope.ts";
import type { Centre } from "../centre.ts";
import { fragment } from "../database/statement.ts";
import { readRating } from "../ratings/read-ratings.ts";
import type { FrameRow } from "./frame.ts";

type Found = DrawnRating & { readonly key: FrameRow };

const find = ({ sql, clock }: Centre, request: FastifyRequest, { number, ordinal }: DrawnRatingToRead) =>
  readFor(sql, request, async (tx, scope): Promise<Found | undefined> => {
    const [drawn] = await tx<(FrameRow & Pick<DrawnRating, "transactionRef" | "matterName">)[]>`
      select device, epoch, seq, transaction_ref as "transactionRef", matter_name as "matterName"
      from drawn_ratings join ratings using (device, epoch, seq)
      where (draw, ordinal) = (${number}, ${ordinal})
        and ${within(scope, fragment`drawn_ratings.unit_code`, fragment`drawn_ratings.window_number`)}`;
    const rating = drawn && (await readRating(tx, clock(), scope, drawn));
    if (!drawn || !rating) return undefined;
    const { transactionRef, matterName, ...key } = drawn;
    return { rating, transactionRef, matterName, key };
  });

const note = (
  { sql, clock }: Centre,
  request: FastifyRequest,
  { number, ordinal, purpose }: DrawnRatingToRead,
  key: FrameRow,
): Promise<void> =>
  sql.begin(async (tx) => {
    const caller = callerOf(request);
    await tx`
      insert into drawn_rating_readings (draw, ordinal, read_at, read_by, purpose)
      values (${number}, ${ordinal}, ${new Date(clock())}, ${caller.shownName}, ${purpose})`;
    const subject = { draw: number, ordinal, ...key };
    await logAccess(tx, caller, { action: "drawn-rating-read", subject, purpose });
  });

/**
 * Opens a drawn rating for a request: first stores who opens it and why, beside the draw and in the access log. undefined
 * where the draw has no such rating.
 */
export const openDrawnRating = async (
  centre: Centre,
  request: FastifyRequest,
  asked: DrawnRatingToRead,
): Promise<DrawnRating | undefined> => {
  const found = await find(centre, request, asked);
  if (!found) return undefined;
  const { key, ...shown } = found;
  await note(centre, request, asked, key);
  return shown;
};
