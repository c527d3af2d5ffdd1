import type { Days } from "../../contract/office/figures/periods.ts";
import { kindOfPeriod } from "../../contract/office/figures/periods.ts";
import { type Draw, type DrawOrder, drawnFrom, type Frame, mostDrawn } from "../../contract/office/inspection/draws.ts";
import { officeOffsetMs } from "../../contract/office/office-time-zone.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Queries, Tx } from "../database/sql.ts";
import { readFreeze } from "../stars/freezes.ts";
import { type Chosen, choose } from "./choose.ts";
import { summarizeFrame } from "./frame.ts";
import { readDraw } from "./read-draws.ts";

const dayMs = 24 * 3_600_000;
/** An upload that began before midnight is stored whole after this time. */
const settledAfterMs = 10 * 60_000;

/** The last midnight in China: all draws of a day have the same frame. */
const lastMidnight = (nowMs: number): Date => {
  const settledMs = nowMs - settledAfterMs + officeOffsetMs;
  return new Date(settledMs - (settledMs % dayMs) - officeOffsetMs);
};

interface Until {
  readonly receivedUntil: string;
  readonly isFrozen: boolean;
}

/** A frozen month is drawn from as it was frozen. */
const untilOf = async (sql: Queries, days: Days, nowMs: number): Promise<Until> => {
  const freeze = kindOfPeriod(days) === "month" ? await readFreeze(sql, days.from) : null;
  return freeze
    ? { receivedUntil: freeze.frozenAt, isFrozen: true }
    : { receivedUntil: lastMidnight(nowMs).toISOString(), isFrozen: false };
};

interface ToSave extends DrawOrder, Until {
  readonly by: string;
  readonly job: string;
  readonly at: Date;
  readonly frameSize: number;
  readonly frameHash: string;
  readonly chosen: readonly Chosen[];
}

const save = async (tx: Tx, { chosen, ...draw }: ToSave): Promise<number> => {
  // Numbers have no gap; two draws at once wait for each other.
  await tx`lock table inspection_draws in share row exclusive mode`;
  const [stored] = await tx<{ number: number }[]>`
    insert into inspection_draws (number, drawn_at, drawn_by, first_day, last_day, ratings, received_until, is_frozen,
      share, minimum, seed, frame_size, frame_hash, drawn_count, job)
    select coalesce(max(number), 0) + 1, ${draw.at}, ${draw.by}, ${draw.from}, ${draw.to}, ${draw.ratings},
      ${new Date(draw.receivedUntil)}, ${draw.isFrozen}, ${draw.share}, ${draw.minimum}, ${draw.seed},
      ${draw.frameSize}, ${draw.frameHash}, ${chosen.length}, ${draw.job}
    from inspection_draws returning number`;
  if (!stored) throw new Error("the draw was just stored");
  const rows = chosen.map(({ unitCode, windowNumber, ...row }, index) => ({
    ...row,
    ...{ draw: stored.number, ordinal: index + 1, unit_code: unitCode, window_number: windowNumber },
  }));
  await tx`insert into drawn_ratings select * from jsonb_populate_recordset(null::drawn_ratings, ${tx.json(rows)})`;
  return stored.number;
};

interface DrawParts {
  readonly by: string;
  readonly nowMs: number;
  readonly job: string;
  /** Notes the ratings drawn so far, and those of the frame; a throw ends the draw. */
  readonly note: (rows: number, total: number) => void;
}

/**
 * Draws a sample and stores it under the next number: two passes over the frame, ten seconds for a month of a city.
 * Errors: draw-frame-empty, draw-too-large.
 */
export const makeDraw = async (
  tx: Tx,
  order: DrawOrder,
  { by, nowMs, job, note }: DrawParts,
): Promise<Result<Draw>> => {
  const until = await untilOf(tx, order, nowMs);
  const frame: Frame = { ...order, ...until };
  const { size, hash } = await summarizeFrame(tx, frame);
  if (size === 0) return failure(problem("draw-frame-empty"));
  const count = drawnFrom(size, order);
  if (count > mostDrawn) return failure(problem("draw-too-large", { wanted: count, most: mostDrawn }));
  note(0, size);
  const chosen = await choose(tx, frame, { seed: order.seed, count });
  note(chosen.length, size);
  const facts = { by, job, at: new Date(nowMs), frameSize: size, frameHash: hash };
  const draw = await readDraw(tx, await save(tx, { ...order, ...until, ...facts, chosen }));
  if (!draw) throw new Error("the draw was just stored");
  return success(draw);
};
