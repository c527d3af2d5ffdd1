import { type Draw, drawnFrom } from "../../contract/office/inspection/draws.ts";
import type { Sql } from "../database/sql.ts";
import { type Chosen, choose } from "./choose.ts";
import { type FrameRow, summarizeFrame } from "./frame.ts";
import { readDraw } from "./read-draws.ts";

/** A fact of a draw that is not what the stored ratings give. */
export interface DrawDifference {
  readonly fact: string;
  readonly stored: string;
  readonly recounted: string;
}

export interface CheckedDraw {
  readonly draw: Draw;
  readonly differences: readonly DrawDifference[];
}

type StoredRow = FrameRow & Pick<Chosen, "digest">;

const textOf = (row: StoredRow | undefined): string =>
  row ? `${row.device}/${row.epoch}/${row.seq} ${row.digest}` : "-";

const differ = (fact: string, stored: string, recounted: string): readonly DrawDifference[] =>
  stored === recounted ? [] : [{ fact, stored, recounted }];

const compareRows = (stored: readonly StoredRow[], recounted: readonly StoredRow[]): readonly DrawDifference[] =>
  Array.from({ length: Math.max(stored.length, recounted.length) }, (_, index) => index).flatMap((index) =>
    differ(`rating ${index + 1}`, textOf(stored[index]), textOf(recounted[index])),
  );

/**
 * Makes the frame of a draw again and draws from it with the stored seed, of one moment; changes nothing. undefined where
 * there is no such draw.
 */
export const checkDraw = (sql: Sql, number: number): Promise<CheckedDraw | undefined> =>
  sql.begin("isolation level repeatable read read only", async (tx) => {
    const draw = await readDraw(tx, number);
    if (!draw) return undefined;
    const { size, hash } = await summarizeFrame(tx, draw);
    const stored = await tx<StoredRow[]>`
      select device, epoch, seq, digest from drawn_ratings where draw = ${number} order by ordinal`;
    const recounted = await choose(tx, draw, { seed: draw.seed, count: drawnFrom(size, draw) });
    const differences = [
      ...differ("frame size", String(draw.frameSize), String(size)),
      ...differ("frame hash", draw.frameHash, hash),
      ...compareRows(stored, recounted),
    ];
    return { draw, differences };
  });
